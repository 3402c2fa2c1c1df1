package io.roomcast.history;

import io.roomcast.events.Sequence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log before each of whose calls something else may happen. */
record InterruptedLog(MessageLog log, Runnable before) implements MessageLog {

  @Override
  public LogHead read(String room) {
    before.run();
    return log.read(room);
  }

  @Override
  public boolean append(
      String room, LogHead read, LogHead moved, List<Entry> entries, List<Rewrite> rewrites) {
    before.run();
    return log.append(room, read, moved, entries, rewrites);
  }

  @Override
  public Map<Sequence, Entry> find(String room, Collection<Sequence> sequences) {
    before.run();
    return log.find(room, sequences);
  }

  @Override
  public Optional<Entry> next(String room, Sequence seq) {
    before.run();
    return log.next(room, seq);
  }

  @Override
  public boolean insert(String room, Entry entry, Entry next, List<Rewrite> rewrites) {
    before.run();
    return log.insert(room, entry, next, rewrites);
  }

  @Override
  public boolean mend(String room, Entry entry, List<Rewrite> rewrites) {
    before.run();
    return log.mend(room, entry, rewrites);
  }
}
