package io.roomcast.timeline;

import io.roomcast.table.Connection;
import java.time.Instant;
import java.util.Optional;

/** Who is a member of a room, and the connections that they join it with. */
interface Members {

  /** Reads a member, or one who is banned, consistently. */
  Optional<Member> find(String room, String userId);

  /**
   * Puts the connection into the room, and the room to the connection, on condition that the user
   * is a member and not banned: all of it or nothing. The room knows the user by the connection's
   * name from then on.
   */
  Entrance enter(String room, Connection connection);

  /** As {@link #enter}, whoever the user is: for a room whose id says whose it is. */
  Entrance enterUnasked(String room, Connection connection);

  /** As {@link #enter}, and makes the user a member, on condition that they are not one. */
  Entrance enterAsNew(String room, Connection connection, Member member, Instant joinedAt);

  /**
   * As {@link #enterAsNew}, in a room that a user made: on condition that it is open and has fewer
   * than {@code most} members, of whom this is one more.
   */
  Entrance enterAsOneMore(
      String room, Connection connection, Member member, Instant joinedAt, int most);

  /** How it went. */
  enum Entrance {
    ENTERED,
    /** Membership is not what the condition says. */
    REFUSED,
    /** The room has as many members as it may have. */
    FULL,
    /** The user is in as many rooms as one may be in. */
    LIMIT,
    /** The connection itself is gone. */
    GONE
  }
}
