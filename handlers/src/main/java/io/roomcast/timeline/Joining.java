package io.roomcast.timeline;

import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.sockets.ForgottenConnectionException;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Joins a room on a connection. The order of the steps is what makes it lose nothing: the
 * connection is in the room before HEAD is changed, and HEAD is changed before the log is read, so
 * either HEAD includes an event, or the one who delivers it sees the connection.
 */
final class Joining {

  /** How often a step is tried again that another one overtook. */
  private static final int TRIES = 3;

  private final Set<String> openRooms;
  private final int roomConnections;
  private final Members members;
  private final Connections connections;
  private final Heads heads;
  private final RoomLog log;
  private final Pages pages;
  private final InstantSource clock;

  Joining(
      Rooms rooms,
      Members members,
      Connections connections,
      Heads heads,
      RoomLog log,
      Codec codec,
      InstantSource clock) {
    this.openRooms = rooms.open();
    this.roomConnections = rooms.connections();
    this.members = members;
    this.connections = connections;
    this.heads = heads;
    this.log = log;
    this.pages = new Pages(log, codec);
    this.clock = clock;
  }

  Reply join(Frame frame, Action.Join join) {
    Optional<Member> member = enter(frame, join.room());
    if (member.isEmpty()) {
      return Refusals.notMember(join.id(), openRooms.contains(join.room()));
    }
    Optional<Head> head = admit(join.room());
    if (head.isEmpty()) {
      connections.leave(join.room(), frame.connection().id());
      heads.changeConnections(join.room(), 0);
      return Refusals.refused(join.id(), ErrorCode.ROOM_FULL, "too many connections in this room");
    }
    Sequence logged = log.logged(join.room());
    Reply joined = pages.joined(join, member.get().role(), head.get().head(), logged);
    // Who was put out while the log was read must not have what was said since.
    return members.has(join.room(), frame.user().id())
        ? joined
        : Refusals.notMember(join.id(), openRooms.contains(join.room()));
  }

  /** The member, now in the room on this connection; empty for one who may not. */
  private Optional<Member> enter(Frame frame, String room) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Member> found = members.find(room, frame.user().id());
      if (found.isEmpty() ? !openRooms.contains(room) : found.get().banned()) {
        return Optional.empty();
      }
      Member member = found.orElseGet(() -> new Member(Member.MEMBER, frame.user().name(), false));
      Members.Entrance entrance =
          found.isPresent()
              ? members.enter(room, frame.connection())
              : members.enterAsNew(room, frame.connection(), member, clock.instant());
      switch (entrance) {
        case ENTERED -> {
          return Optional.of(member);
        }
        case GONE -> throw new ForgottenConnectionException();
        case REFUSED -> {
          // Membership changed since it was read.
        }
      }
    }
    throw new IllegalStateException("membership changes all the time");
  }

  /** HEAD with the connection counted; empty when the room is full. */
  private Optional<Head> admit(String room) {
    Optional<Head> admitted = heads.admit(room, roomConnections);
    for (int attempt = 1; admitted.isEmpty() && attempt <= TRIES; attempt++) {
      long version = heads.read(room).version();
      int counted = connections.count(room);
      if (counted > roomConnections) {
        return Optional.empty();
      }
      admitted = heads.admitCounted(room, version, counted);
    }
    return Optional.of(
        admitted.orElseThrow(() -> new IllegalStateException("the room changes all the time")));
  }
}
