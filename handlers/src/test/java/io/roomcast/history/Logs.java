package io.roomcast.history;

import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import java.util.List;

/** Looks at a log in memory. */
final class Logs {

  private Logs() {}

  static List<Entry> entries(InMemoryTable table, String room) {
    return table.range(Keys.events(room), "", "\uffff", StoredEvent.class).stream()
        .map(InMemoryMessageLog::entry)
        .toList();
  }

  /** Each entry and what it links to, as the numbers that SNS gave. */
  static List<String> links(List<Entry> entries) {
    return entries.stream().map(e -> number(e.seq()) + "<" + number(e.prev())).toList();
  }

  private static String number(Sequence seq) {
    return seq.equals(Sequence.NONE) ? "0" : seq.text().substring(4);
  }
}
