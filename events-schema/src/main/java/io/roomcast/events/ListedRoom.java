package io.roomcast.events;

import org.jspecify.annotations.Nullable;

/**
 * A room that one is a member of, as a list of them shows it. The rooms that the stack's settings
 * name have no {@code topic}, {@code version} and {@code members}. {@code unread} counts the
 * messages of others after {@code read}, and no more than {@link #MOST_UNREAD}; {@code mentions} is
 * how many of those counted mention one.
 */
public record ListedRoom(
    String room,
    String name,
    @Nullable String topic,
    Access access,
    Role role,
    @Nullable Long version,
    Sequence head,
    @Nullable Long members,
    long messages,
    int unread,
    int mentions,
    Sequence read) {

  /** So many unread messages are counted; shown as 99+. */
  public static final int MOST_UNREAD = 100;

  /** With so many messages unread, and so many of them that mention one. */
  public ListedRoom withUnread(int count, int mentioning) {
    return new ListedRoom(
        room, name, topic, access, role, version, head, members, messages, count, mentioning, read);
  }
}
