package io.roomcast.rooms;

import io.roomcast.events.Role;
import io.roomcast.events.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a room knows of a user: as what they are a member, if they are one, and what made it so.
 * {@code change} counts the changes, so that a write can ask that there was none in between.
 */
record Membership(
    User user,
    @Nullable Role role,
    boolean banned,
    @Nullable Instant mutedUntil,
    long change,
    Mark made) {

  /** A name is 1 to 64 characters; of one who was never here only the id is known. */
  private static final int MOST_OF_NAME = 64;

  /** Of a user of whom the room knows nothing. */
  static Membership none(String userId) {
    String name = userId.length() > MOST_OF_NAME ? userId.substring(0, MOST_OF_NAME) : userId;
    return new Membership(new User(userId, name), null, false, null, 0, Mark.NONE);
  }

  boolean isMember() {
    return role != null;
  }

  boolean isModerating() {
    return role == Role.MODERATOR || role == Role.OWNER;
  }

  /** A member from now on, or one in another role. */
  Membership as(Role next, Mark mark) {
    return new Membership(user, next, false, mutedUntil, change + 1, mark);
  }

  /** By this name. */
  Membership named(String name) {
    return new Membership(new User(user.id(), name), role, banned, mutedUntil, change, made);
  }

  /** A member no longer. Who comes back is as silent as before. */
  Membership out(boolean ban, Mark mark) {
    return new Membership(user, null, ban, mutedUntil, change + 1, mark);
  }

  /** Silent until a time, or not any more. */
  Membership silent(@Nullable Instant until, Mark mark) {
    return new Membership(user, role, banned, until, change + 1, mark);
  }
}
