package io.roomcast.history;

import io.roomcast.events.Sequence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The log of each room, and with each message that answers another one the place of it in that
 * one's thread, and what is pinned. Reads are consistent; each write happens as a whole or not at
 * all.
 */
interface MessageLog {

  /** How far the room's log is. */
  LogHead read(String room);

  /**
   * Puts entries, rewrites others and moves LOG, if the log is open, and LOG and the others still
   * are what was read.
   *
   * @return whether they were; if not, nothing was changed
   */
  boolean append(
      String room, LogHead read, LogHead moved, List<Entry> entries, List<Rewrite> rewrites);

  /** Those of the entries that are there. */
  Map<Sequence, Entry> find(String room, Collection<Sequence> sequences);

  /** The first entry after a place, also one that has expired but was not yet removed. */
  Optional<Entry> next(String room, Sequence seq);

  /**
   * Puts an entry before the next one, whose {@code prev} it becomes, and rewrites others, if the
   * entry is not there and the next one's {@code prev} and the others still are what was read.
   *
   * @return whether that was so; if not, nothing was changed
   */
  boolean insert(String room, Entry entry, Entry next, List<Rewrite> rewrites);

  /**
   * Puts what an entry says in its place, where an unreadable one is, and rewrites others, if it
   * still is unreadable and the others still are what was read.
   *
   * @return whether that was so; if not, nothing was changed
   */
  boolean mend(String room, Entry entry, List<Rewrite> rewrites);
}
