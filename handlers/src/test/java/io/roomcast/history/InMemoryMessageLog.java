package io.roomcast.history;

import io.roomcast.aws.Key;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredPin;
import io.roomcast.table.StoredReply;
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
    return log == null
        ? LogHead.NONE
        : new LogHead(log.logged(), log.lastExpiresAt(), log.closed());
  }

  @Override
  public boolean append(
      String room, LogHead read, LogHead moved, List<Entry> entries, List<Rewrite> rewrites) {
    return table.call(
        all -> {
          LogHead now = read(room);
          if (now.closed()
              || !now.logged().equals(read.logged())
              || !unchanged(all, room, rewrites)) {
            return false;
          }
          all.put(Keys.log(room), new StoredLog(moved.logged(), moved.lastExpiresAt()));
          entries.forEach(entry -> put(all, room, entry));
          rewrites.forEach(rewrite -> rewrite(all, room, rewrite));
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
              found.put(seq, entry(there, marks(all, room, seq)));
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
  public boolean insert(String room, Entry entry, Entry next, List<Rewrite> rewrites) {
    return table.call(
        all -> {
          if (all.containsKey(Keys.event(room, entry.seq()))
              || !(all.get(Keys.event(room, next.seq())) instanceof StoredEvent there)
              || !next.prev().equals(there.event().prev())
              || !unchanged(all, room, rewrites)) {
            return false;
          }
          put(all, room, entry);
          Event linked = new Event(next.seq(), entry.seq(), there.event().content());
          all.put(Keys.event(room, next.seq()), new StoredEvent(linked, there.expiresAt()));
          rewrites.forEach(rewrite -> rewrite(all, room, rewrite));
          return true;
        });
  }

  @Override
  public boolean mend(String room, Entry entry, List<Rewrite> rewrites) {
    Sequence seq = entry.seq();
    return table.call(
        all -> {
          if (!(all.get(Keys.event(room, seq)) instanceof StoredEvent there)
              || !entry(there).unreadable()
              || !unchanged(all, room, rewrites)) {
            return false;
          }
          Event mended = new Event(seq, there.event().prev(), entry.content());
          all.put(Keys.event(room, seq), new StoredEvent(mended, there.expiresAt()));
          point(all, room, entry);
          rewrites.forEach(rewrite -> rewrite(all, room, rewrite));
          return true;
        });
  }

  private static boolean unchanged(Map<Key, Object> all, String room, List<Rewrite> rewrites) {
    return rewrites.stream()
        .map(Rewrite::read)
        .allMatch(
            read ->
                all.containsKey(Keys.event(room, read.seq()))
                    && marks(all, room, read.seq()).changes() == read.marks().changes());
  }

  private static void put(Map<Key, Object> all, String room, Entry entry) {
    Event event = new Event(entry.seq(), entry.prev(), entry.content());
    all.put(Keys.event(room, entry.seq()), new StoredEvent(event, entry.expiresAt()));
    point(all, room, entry);
    if (!entry.marks().equals(Marks.NONE)) {
      all.put(marksOf(room, entry.seq()), entry.marks());
    }
  }

  private static void point(Map<Key, Object> all, String room, Entry entry) {
    Sequence answered = entry.answers();
    if (answered != null) {
      all.put(Keys.reply(room, answered, entry.seq()), new StoredReply(entry.expiresAt()));
    }
    pin(all, room, entry);
  }

  private static void pin(Map<Key, Object> all, String room, Entry entry) {
    Sequence pin = entry.pin();
    if (pin != null) {
      all.put(Keys.pin(room, pin), new StoredPin(entry.seq(), entry.expiresAt()));
    }
  }

  /** What it says; it may link elsewhere by now. */
  private static void rewrite(Map<Key, Object> all, String room, Rewrite rewrite) {
    Entry now = rewrite.now();
    Sequence before = rewrite.read().pin();
    if (before != null) {
      all.remove(Keys.pin(room, before));
    }
    pin(all, room, now);
    StoredEvent there = (StoredEvent) Objects.requireNonNull(all.get(Keys.event(room, now.seq())));
    Event event = new Event(now.seq(), there.event().prev(), now.content());
    all.put(Keys.event(room, now.seq()), new StoredEvent(event, there.expiresAt()));
    all.put(marksOf(room, now.seq()), now.marks());
  }

  private static Marks marks(Map<Key, Object> all, String room, Sequence seq) {
    return all.get(marksOf(room, seq)) instanceof Marks marks ? marks : Marks.NONE;
  }

  /** Attributes of the event's item, in an item of their own. */
  private static Key marksOf(String room, Sequence seq) {
    return new Key("MARKS#" + room, seq.text());
  }

  static Entry entry(StoredEvent stored) {
    return entry(stored, Marks.NONE);
  }

  private static Entry entry(StoredEvent stored, Marks marks) {
    Event event = stored.event();
    return new Entry(
        event.seq(),
        Objects.requireNonNull(event.prev()),
        event.content(),
        stored.expiresAt(),
        marks);
  }
}
