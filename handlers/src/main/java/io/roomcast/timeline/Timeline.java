package io.roomcast.timeline;

import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Inbox;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import io.roomcast.table.Profiles;
import io.roomcast.table.Rooms;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets a client catch up with its rooms: join, leave, page through, ask how far they are, and keep
 * an overview of them.
 */
final class Timeline implements Actions {

  /** How many rooms a pong tells of. */
  private static final int ROOMS_IN_PONG = 100;

  private final Members members;
  private final Connections connections;
  private final Heads heads;
  private final RoomLog log;
  private final Outsiders outsiders;
  private final InstantSource clock;
  private final Joining joining;
  private final Resuming resuming;
  private final Pages pages;
  private final Overview overview;

  Timeline(
      Limits limits,
      Rooms rooms,
      Members members,
      Profiles profiles,
      ManyRooms many,
      Connections connections,
      Heads heads,
      RoomLog log,
      Overview overview,
      Codec codec,
      InstantSource clock) {
    Members everyone = new InboxMembers(members);
    this.outsiders = new Outsiders(limits.openRooms(), rooms);
    this.members = everyone;
    this.connections = connections;
    this.heads = heads;
    this.log = log;
    this.clock = clock;
    this.joining =
        new Joining(limits, rooms, everyone, profiles, connections, heads, log, codec, clock);
    this.resuming = new Resuming(limits, many, heads, log, joining, codec);
    this.pages = new Pages(log, codec);
    this.overview = overview;
  }

  @Override
  public Reply answer(Frame frame) {
    return OwnInbox.named(answerResolved(OwnInbox.resolved(frame)));
  }

  private Reply answerResolved(Frame frame) {
    return switch (frame.action()) {
      case Action.Join join -> joining.join(frame, join);
      case Action.Resume resume -> resuming.resume(frame, resume);
      case Action.Leave leave -> leave(frame, leave);
      case Action.History history -> history(frame, history);
      case Action.Ping ping -> ping(frame, ping);
      case Action.OfOverview asked -> overview(frame, asked);
      case Action.Send other -> Refusals.unknownAction(other.id());
      case Action.Edit other -> Refusals.unknownAction(other.id());
      case Action.Delete other -> Refusals.unknownAction(other.id());
      case Action.React other -> Refusals.unknownAction(other.id());
      case Action.Pin other -> Refusals.unknownAction(other.id());
      case Action.Typing other -> Refusals.unknownAction(other.id());
      case Action.OfRooms other -> Refusals.unknownAction(other.id());
      case Action.OfPeople other -> Refusals.unknownAction(other.id());
      case Action.OfReports other -> Refusals.unknownAction(other.id());
    };
  }

  private Reply overview(Frame frame, Action.OfOverview asked) {
    String room = asked.room();
    return room != null && Inbox.is(room)
        ? Refusals.inbox(asked.id())
        : overview.answer(frame, asked);
  }

  private Reply leave(Frame frame, Action.Leave leave) {
    String connection = frame.connection().id();
    boolean wasIn = connections.leave(leave.room(), connection);
    if (wasIn || connections.rooms(connection).contains(leave.room())) {
      heads.changeConnections(leave.room(), wasIn ? -1 : 0);
      connections.forget(leave.room(), connection);
    }
    return new Reply.Left(leave.id(), leave.room(), null);
  }

  /** Membership is asked last: who is one after the log was read may have all that was read. */
  private Reply history(Frame frame, Action.History history) {
    Sequence head = heads.read(history.room()).head();
    Reply page = pages.page(history, head, log.logged(history.room()));
    Optional<Member> member = members.find(history.room(), frame.user().id());
    return member.isPresent() && !member.get().banned()
        ? page
        : outsiders.refused(history.id(), history.room(), member);
  }

  private Reply ping(Frame frame, Action.Ping ping) {
    List<String> rooms =
        connections.rooms(frame.connection().id()).stream().sorted().limit(ROOMS_IN_PONG).toList();
    Map<String, Sequence> reached = new TreeMap<>();
    Map<String, Head> read = heads.readAll(rooms);
    read.forEach((room, head) -> reached.put(room, head.head()));
    return new Reply.Pong(
        ping.id(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        frame.user(),
        frame.expiresAt(),
        reached);
  }
}
