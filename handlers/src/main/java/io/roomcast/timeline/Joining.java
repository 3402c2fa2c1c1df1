package io.roomcast.timeline;

import io.roomcast.events.Access;
import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.permissions.Act;
import io.roomcast.permissions.Verdict;
import io.roomcast.publishing.Hashes;
import io.roomcast.publishing.Inbox;
import io.roomcast.sockets.ForgottenConnectionException;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import io.roomcast.table.Profile;
import io.roomcast.table.Profiles;
import io.roomcast.table.Room;
import io.roomcast.table.Rooms;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Joins a room on a connection. The order of the steps is what makes it lose nothing: the
 * connection is in the room before HEAD is changed, and HEAD is changed before the log is read, so
 * either HEAD includes an event, or the one who delivers it sees the connection.
 */
final class Joining {

  /** How often a step is tried again that another one overtook. */
  private static final int TRIES = 3;

  private final Limits limits;
  private final Rooms rooms;
  private final Members members;
  private final Profiles profiles;
  private final Connections connections;
  private final Heads heads;
  private final RoomLog log;
  private final Pages pages;
  private final Outsiders outsiders;
  private final InstantSource clock;

  Joining(
      Limits limits,
      Rooms rooms,
      Members members,
      Profiles profiles,
      Connections connections,
      Heads heads,
      RoomLog log,
      Codec codec,
      InstantSource clock) {
    this.limits = limits;
    this.rooms = rooms;
    this.members = members;
    this.profiles = profiles;
    this.connections = connections;
    this.heads = heads;
    this.log = log;
    this.pages = new Pages(log, codec);
    this.outsiders = new Outsiders(limits.openRooms(), rooms);
    this.clock = clock;
  }

  /** How entering went. */
  private sealed interface Entry {

    /** As this member, into the room of this name. */
    record In(Member member, String name) implements Entry {}

    record Refused(Reply.Refused reply) implements Entry {}
  }

  Reply.OfRoom join(Frame frame, Action.Join join) {
    Connection connection = Inbox.is(join.room()) ? frame.connection() : named(frame.connection());
    return switch (enter(connection, join)) {
      case Entry.Refused(Reply.Refused reply) -> reply;
      case Entry.In(Member member, String name) -> catchUp(frame, join, member, name);
    };
  }

  private Reply.OfRoom catchUp(Frame frame, Action.Join join, Member member, String name) {
    Optional<Head> head = admit(join.room());
    if (head.isEmpty()) {
      connections.leave(join.room(), frame.connection().id());
      heads.changeConnections(join.room(), 0);
      connections.forget(join.room(), frame.connection().id());
      return full(join, "too many connections in this room");
    }
    Sequence logged = log.logged(join.room());
    Reply.OfRoom joined = pages.joined(join, name, member.role(), head.get().head(), logged);
    // Who was put out while the log was read must not have what was said since.
    Optional<Member> still = members.find(join.room(), frame.user().id());
    return still.isPresent() && !still.get().banned()
        ? joined
        : outsiders.refused(join.id(), join.room(), still);
  }

  /** A room knows a user by the profile's name; by the token's where there is none. */
  Connection named(Connection connection) {
    String user = connection.userId();
    Profile profile = profiles.find(List.of(user)).get(user);
    String name = profile == null ? null : profile.name();
    return name == null
        ? connection
        : new Connection(connection.id(), user, name, connection.connectedAt());
  }

  /** Into the room on this connection, as a member or as one more member. */
  private Entry enter(Connection connection, Action.Join join) {
    String room = join.room();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Member> found = members.find(room, connection.userId());
      if (found.isPresent() && found.get().banned()) {
        return new Entry.Refused(Refusals.banned(join.id()));
      }
      boolean stacks = limits.openRooms().contains(room);
      Optional<Room> made = stacks || Inbox.is(room) ? Optional.empty() : rooms.find(room);
      if (made.isEmpty() && Hashes.isRoomId(room)) {
        // It was deleted, and its members are on their way out.
        return new Entry.Refused(Refusals.notMember(join.id(), false));
      }
      boolean enters = stacks || made.filter(there -> isYes(there.access())).isPresent();
      if (found.isEmpty() && !enters) {
        boolean known = made.filter(there -> Act.isKnown(there.access())).isPresent();
        return new Entry.Refused(Refusals.notMember(join.id(), known));
      }
      Member member =
          found.orElseGet(() -> new Member(Member.MEMBER, connection.userName(), false));
      Members.Entrance entrance =
          found.isPresent()
              ? members.enter(room, connection)
              : stacks
                  ? members.enterAsNew(room, connection, member, clock.instant())
                  : members.enterAsOneMore(
                      room, connection, member, clock.instant(), limits.members());
      switch (entrance) {
        case ENTERED -> {
          return new Entry.In(member, made.map(Room::name).orElse(room));
        }
        case GONE -> throw new ForgottenConnectionException();
        case FULL -> {
          return new Entry.Refused(full(join, "too many members in this room"));
        }
        case LIMIT -> {
          return new Entry.Refused(
              Refusals.refused(
                  join.id(), ErrorCode.LIMIT_REACHED, "in as many rooms as one may be in"));
        }
        case REFUSED -> {
          // Membership or the room changed since it was read.
        }
      }
    }
    throw new IllegalStateException("membership changes all the time");
  }

  private static boolean isYes(Access access) {
    return Act.JOIN.verdict(access, null) == Verdict.YES;
  }

  private static Reply.Refused full(Action.Join join, String message) {
    return Refusals.refused(join.id(), ErrorCode.ROOM_FULL, message);
  }

  /** HEAD with the connection counted; empty when the room is full. */
  private Optional<Head> admit(String room) {
    Optional<Head> admitted = heads.admit(room, limits.connections());
    for (int attempt = 1; admitted.isEmpty() && attempt <= TRIES; attempt++) {
      long version = heads.read(room).version();
      int counted = connections.count(room);
      if (counted > limits.connections()) {
        return Optional.empty();
      }
      admitted = heads.admitCounted(room, version, counted);
    }
    return Optional.of(
        admitted.orElseThrow(() -> new IllegalStateException("the room changes all the time")));
  }
}
