package io.roomcast.history;

import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@link MessageLog} in memory. */
class InMemoryMessageLog implements MessageLog {

  private final InMemoryTable table;

  InMemoryMessageLog(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public LogHead read(String room) {
    StoredLog log = table.get(Keys.log(room), StoredLog.class);
    return log == null ? LogHead.NONE : new LogHead(log.logged(), log.lastExpiresAt());
  }

  @Override
  public boolean append(String room, LogHead read, LogHead moved, List<Entry> entries) {
    return table.call(
        all -> {
          if (!read(room).logged().equals(read.logged())) {
            return false;
          }
          all.put(Keys.log(room), new StoredLog(moved.logged(), moved.lastExpiresAt()));
          entries.forEach(entry -> all.put(Keys.event(room, entry.seq()), stored(entry)));
          return true;
        });
  }

  @Override
  public Map<Sequence, Entry> find(String room, Collection<Sequence> sequences) {
    return table.call(
        all -> {
          Map<Sequence, Entry> found = new HashMap<>();
          for (Sequence seq : sequences) {
            if (all.get(Keys.event(room, seq)) instanceof StoredEvent there) {
              found.put(seq, entry(there));
            }
          }
          return found;
        });
  }

  @Override
  public Optional<Entry> next(String room, Sequence seq) {
    return table
        .range(Keys.events(room), seq.text() + "\u0000", "\uffff", StoredEvent.class)
        .stream()
        .map(InMemoryMessageLog::entry)
        .findFirst();
  }

  @Override
  public boolean insert(String room, Entry entry, Entry next) {
    return table.call(
        all -> {
          if (all.containsKey(Keys.event(room, entry.seq()))
              || !(all.get(Keys.event(room, next.seq())) instanceof StoredEvent there)
              || !next.prev().equals(there.event().prev())) {
            return false;
          }
          all.put(Keys.event(room, entry.seq()), stored(entry));
          Event linked = new Event(next.seq(), entry.seq(), there.event().content());
          all.put(Keys.event(room, next.seq()), new StoredEvent(linked, there.expiresAt()));
          return true;
        });
  }

  @Override
  public void mend(String room, Sequence seq, Content content) {
    table.<Boolean>call(
        all -> {
          if (all.get(Keys.event(room, seq)) instanceof StoredEvent there
              && entry(there).unreadable()) {
            Event mended = new Event(seq, there.event().prev(), content);
            all.put(Keys.event(room, seq), new StoredEvent(mended, there.expiresAt()));
          }
          return true;
        });
  }

  private static StoredEvent stored(Entry entry) {
    return new StoredEvent(
        new Event(entry.seq(), entry.prev(), entry.content()), entry.expiresAt());
  }

  static Entry entry(StoredEvent stored) {
    Event event = stored.event();
    return new Entry(
        event.seq(), Objects.requireNonNull(event.prev()), event.content(), stored.expiresAt());
  }
}
