package io.roomcast.ingest;

import io.roomcast.events.Posting;
import io.roomcast.events.Role;
import io.roomcast.permissions.Act;
import io.roomcast.table.Room;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * On what a room lets its members do something: in which roles, a member how long after the last
 * message, and whether those who are muted, or one of two who are blocked, may too.
 */
record Terms(Set<Role> roles, Duration slowMode, boolean letsMuted) {

  /** Of a message in a room without settings. */
  static final Terms NONE = new Terms(EnumSet.allOf(Role.class), Duration.ZERO, false);

  static Terms ofSend(Room room) {
    Act act = room.posting() == Posting.ALL ? Act.SEND : Act.SEND_AMONG_MODERATORS;
    return new Terms(act.roles(room.access()), Duration.ofSeconds(room.slowMode()), false);
  }

  /** Who may send may show that they type, whether it is their turn or not. */
  static Terms ofTyping(Room room) {
    Act act = room.posting() == Posting.ALL ? Act.TYPING : Act.TYPING_AMONG_MODERATORS;
    return ofChange(act, room, false);
  }

  /**
   * An edit says something, so it is for those who may send; it is no further message, so it does
   * not wait for the slow mode.
   */
  static Terms ofEdit(Room room) {
    Act act = room.posting() == Posting.ALL ? Act.EDIT : Act.EDIT_AMONG_MODERATORS;
    return ofChange(act, room, false);
  }

  /** A delete says nothing: one who is muted may take back what was said. */
  static Terms ofDelete(Room room) {
    return ofChange(Act.DELETE, room, true);
  }

  /** A reaction is no post: where moderators send, every member reacts. */
  static Terms ofReact(Room room) {
    return ofChange(Act.REACT, room, false);
  }

  /**
   * A pin is for those who moderate, and in a direct conversation, which has no roles, for both.
   */
  static Terms ofPin(Room room, boolean isDirect) {
    return ofChange(isDirect ? Act.PIN_BETWEEN_TWO : Act.PIN, room, false);
  }

  private static Terms ofChange(Act act, Room room, boolean letsMuted) {
    return new Terms(act.roles(room.access()), Duration.ZERO, letsMuted);
  }

  /** Whether every role may. */
  boolean letsEveryRole() {
    return roles.equals(NONE.roles);
  }
}
