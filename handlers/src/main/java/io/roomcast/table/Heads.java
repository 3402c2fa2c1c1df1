package io.roomcast.table;

import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The HEAD item of each room. It is never deleted, so a version never returns: a list of
 * connections that was read when HEAD had a version is true as long as HEAD has that version.
 */
public interface Heads {

  /** Reads one consistently; {@link Head#NONE} where there is none yet. */
  Head read(String room);

  /** Reads many consistently; every room asked for is in the answer. */
  Map<String, Head> readAll(Collection<String> rooms);

  /**
   * Raises the version because a connection came, and counts it, unless there are {@code limit}
   * already.
   *
   * @return HEAD afterwards; empty when the room is full by the count, and nothing was changed
   */
  Optional<Head> admit(String room, int limit);

  /**
   * As {@link #admit}, with a count that the caller took itself and that includes the connection
   * that came.
   *
   * @return HEAD afterwards; empty when the version is no longer the given one
   */
  Optional<Head> admitCounted(String room, long version, int connections);

  /**
   * Raises the version because the list of connections changed, and corrects the count by the given
   * number.
   *
   * @return HEAD afterwards
   */
  Head changeConnections(String room, int by);

  /**
   * Moves the head up, remembers when, and corrects the count of connections by the given number
   * (what a query of the list found, less what HEAD had said). A head that is there already or
   * beyond is left as it is, with all of HEAD.
   */
  Moved move(String room, Sequence head, Instant postedAt, int countCorrection);

  /** What HEAD was before a move, also when it was not moved. */
  record Moved(Head before, boolean moved) {}
}
