package io.roomcast.ingest;

import io.roomcast.events.Posting;
import io.roomcast.events.Role;
import io.roomcast.permissions.Act;
import io.roomcast.table.Room;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** On what a room lets its members send: in which roles, and a member how long after the last. */
record Terms(Set<Role> senders, Duration slowMode) {

  /** Of a room without settings. */
  static final Terms NONE = new Terms(EnumSet.allOf(Role.class), Duration.ZERO);

  static Terms of(Room room) {
    Act act = room.posting() == Posting.ALL ? Act.SEND : Act.SEND_AMONG_MODERATORS;
    return new Terms(act.roles(room.access()), Duration.ofSeconds(room.slowMode()));
  }

  /** Whether every role may send. */
  boolean letsAllSend() {
    return senders.equals(NONE.senders);
  }
}
