package io.roomcast.publishing;

import io.roomcast.events.Content;

/**
 * A user's inbox: a room like any other, but that only the server publishes in it. Its id is of a
 * form that no frame can name, and made by a hash, because a user id may have characters that a
 * message group may not (a space).
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">MessageGroupId</a>
 */
public final class Inbox {

  /** How frames name the inbox of the connection's own user. */
  public static final String NAME = "@me";

  private static final String PREFIX = "@";

  private Inbox() {}

  /** The room of a user's inbox. */
  public static String of(String userId) {
    return PREFIX + Hashes.id("inbox", userId);
  }

  /** Whether a room is an inbox, by its id or by {@link #NAME}. */
  public static boolean is(String room) {
    return room.startsWith(PREFIX);
  }

  /** How frames to the room's connections name it. */
  public static String named(String room) {
    return is(room) ? NAME : room;
  }

  /** A notice to a user; of the same kind, room and mark it is the same notice. */
  public static Publication notice(
      String userId, Content.Notice notice, String mark, String correlation) {
    String inbox = of(userId);
    return new Publication(
        inbox,
        Hashes.deduplicationId(inbox, notice.kind().wire(), notice.room(), mark),
        notice,
        correlation);
  }
}
