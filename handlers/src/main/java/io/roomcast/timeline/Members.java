package io.roomcast.timeline;

import io.roomcast.table.Connection;
import java.time.Instant;
import java.util.Optional;

/** Who is a member of a room, and the connections that they join it with. */
interface Members {

  /** Reads a member consistently. */
  Optional<Member> find(String room, String userId);

  /** Whether a user is a member and not banned, read consistently. */
  default boolean has(String room, String userId) {
    return find(room, userId).filter(member -> !member.banned()).isPresent();
  }

  /**
   * Puts the connection into the room, and the room to the connection, on condition that the user
   * is a member and not banned: all of it or nothing.
   */
  Entrance enter(String room, Connection connection);

  /** As {@link #enter}, and makes the user a member, on condition that they are not one. */
  Entrance enterAsNew(String room, Connection connection, Member member, Instant joinedAt);

  /** How it went. */
  enum Entrance {
    ENTERED,
    /** Membership is not what the condition says. */
    REFUSED,
    /** The connection itself is gone. */
    GONE
  }
}
