package io.roomcast.history;

import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link MessageLog} in memory. */
final class InMemoryMessageLog implements MessageLog {

  private final InMemoryTable table;

  InMemoryMessageLog(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public LogHead read(String room) {
    LogHead head = table.get(Keys.log(room), LogHead.class);
    return head == null ? LogHead.NONE : head;
  }

  @Override
  public boolean append(String room, LogHead read, LogHead moved, List<Entry> entries) {
    return table.call(
        all -> {
          if (!read(room).logged().equals(read.logged())) {
            return false;
          }
          all.put(Keys.log(room), moved);
          entries.forEach(entry -> all.put(Keys.event(room, entry.seq()), entry));
          return true;
        });
  }

  @Override
  public Map<Sequence, Entry> find(String room, Collection<Sequence> sequences) {
    return table.call(
        all -> {
          Map<Sequence, Entry> found = new HashMap<>();
          for (Sequence seq : sequences) {
            if (all.get(Keys.event(room, seq)) instanceof Entry entry) {
              found.put(seq, entry);
            }
          }
          return found;
        });
  }

  @Override
  public Optional<Entry> next(String room, Sequence seq) {
    return table.range(Keys.events(room), seq.text() + "\u0000", "\uffff", Entry.class).stream()
        .findFirst();
  }

  @Override
  public boolean insert(String room, Entry entry, Entry next) {
    return table.call(
        all -> {
          if (all.containsKey(Keys.event(room, entry.seq()))
              || !(all.get(Keys.event(room, next.seq())) instanceof Entry there)
              || !there.prev().equals(next.prev())) {
            return false;
          }
          all.put(Keys.event(room, entry.seq()), entry);
          all.put(
              Keys.event(room, next.seq()),
              new Entry(there.seq(), entry.seq(), there.content(), there.expiresAt()));
          return true;
        });
  }

  @Override
  public void mend(String room, Sequence seq, Content content) {
    table.<Boolean>call(
        all -> {
          if (all.get(Keys.event(room, seq)) instanceof Entry there && there.unreadable()) {
            all.put(
                Keys.event(room, seq), new Entry(seq, there.prev(), content, there.expiresAt()));
          }
          return true;
        });
  }
}
