package io.roomcast.rooms;

import io.roomcast.table.Room;

/** A change of the state, which happens as a whole or not at all. */
sealed interface Write {

  /** The room that it is about. */
  String room();

  /** Makes a room with its owner, if there is none. */
  record Create(String room, Room settings, Membership owner) implements Write {}

  /**
   * Gives a room settings of the next version, if it has the one before and the actor the role that
   * they had.
   */
  record Update(String room, Membership actor, Room before, Room settings, Mark mark)
      implements Write {}

  /**
   * Deletes a room, if it has this version and the actor the role that they had: from then on it is
   * not there for any other write, and its id is not used again. Its settings stay for a retry.
   */
  record Delete(String room, Membership actor, Room before, Mark mark) implements Write {}

  /**
   * Changes what the room knows of a user, and how many members and owners it has, if the room is
   * there, nothing changed about the user in between, the actor has the role that they had, there
   * is an owner left and the room is not full. With {@code asked} only if the user's request is
   * open.
   */
  record Change(String room, Membership actor, Membership before, Membership after, boolean asked)
      implements Write {}

  /** Notes what a user asks for, if the room is there and no request of theirs is open. */
  record Ask(String room, JoinRequest request) implements Write {}

  /** Says no to a request, if it is open and the actor has the role that they had. */
  record Decline(String room, Membership actor, String userId) implements Write {}
}
