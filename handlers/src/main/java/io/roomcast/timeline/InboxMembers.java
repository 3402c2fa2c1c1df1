package io.roomcast.timeline;

import io.roomcast.publishing.Inbox;
import io.roomcast.table.Connection;
import java.time.Instant;
import java.util.Optional;

/** {@link Members} who are in their own inboxes too, without an item that says so. */
record InboxMembers(Members members) implements Members {

  private static final Member READER = new Member(Member.MEMBER, Inbox.NAME, false);

  @Override
  public Optional<Member> find(String room, String userId) {
    if (!Inbox.is(room)) {
      return members.find(room, userId);
    }
    return room.equals(Inbox.of(userId)) ? Optional.of(READER) : Optional.empty();
  }

  @Override
  public Entrance enter(String room, Connection connection) {
    if (!Inbox.is(room)) {
      return members.enter(room, connection);
    }
    return room.equals(Inbox.of(connection.userId()))
        ? members.enterUnasked(room, connection)
        : Entrance.REFUSED;
  }

  @Override
  public Entrance enterUnasked(String room, Connection connection) {
    return members.enterUnasked(room, connection);
  }

  @Override
  public Entrance enterAsNew(String room, Connection connection, Member member, Instant joinedAt) {
    return members.enterAsNew(room, connection, member, joinedAt);
  }

  @Override
  public Entrance enterAsOneMore(
      String room, Connection connection, Member member, Instant joinedAt, int most) {
    return members.enterAsOneMore(room, connection, member, joinedAt, most);
  }
}
