package io.roomcast.rooms;

import io.roomcast.table.Room;
import java.util.Set;

/**
 * A room, how many members and owners it has, who they are that moderate it (its owners too), and
 * what made its version.
 */
record RoomState(Room settings, long members, long owners, Set<String> moderators, Mark made) {

  /** So many moderate a room at most: each of them hears of each request. */
  static final int MOST_MODERATORS = 20;

  /** Whether nobody else can moderate it. */
  boolean hasEnoughModerators() {
    return moderators.size() >= MOST_MODERATORS;
  }
}
