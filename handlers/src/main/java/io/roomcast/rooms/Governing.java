package io.roomcast.rooms;

import io.roomcast.events.Action;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Direct;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Hashes;
import io.roomcast.publishing.Inbox;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes rooms: the state, then who is connected, then the event, then the inboxes. Each step may
 * be done again, so a retry of a frame that failed between them ends what it began.
 */
final class Governing implements Actions {

  /** How often a decision is made anew because another one overtook it. */
  private static final int TRIES = 8;

  private final Set<String> openRooms;
  private final long memberLimit;
  private final Register register;
  private final Departures departures;
  private final EventPublisher publisher;
  private final InstantSource clock;

  Governing(
      Set<String> openRooms,
      long memberLimit,
      Register register,
      Departures departures,
      EventPublisher publisher,
      InstantSource clock) {
    this.openRooms = openRooms;
    this.memberLimit = memberLimit;
    this.register = register;
    this.departures = departures;
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public Reply answer(Frame frame) {
    return frame.action() instanceof Action.OfRooms action
        ? answer(frame, action)
        : Refusals.unknownAction(frame.action().id());
  }

  private Reply answer(Frame frame, Action.OfRooms action) {
    String actor = frame.user().id();
    String room =
        action instanceof Action.CreateRoom create
            ? Hashes.roomId(actor, create.clientId())
            : String.valueOf(action.room());
    if (Inbox.is(room)) {
      return Refusals.inbox(action.id());
    }
    if (openRooms.contains(room)) {
      return Refusals.refused(
          action.id(),
          ErrorCode.FORBIDDEN,
          action instanceof Action.QuitRoom
              ? "this room is the stack's own: it cannot be quit"
              : "this room is the stack's own: it has no roles");
    }
    String target = target(action, actor);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Situation situation = register.read(room, actor, target);
      Membership acting = situation.actor();
      Occasion occasion = new Occasion(acting.isMember() ? acting.user() : frame.user(), now);
      switch (decide(room, situation, action, occasion)) {
        case Decision.No(ErrorCode code, String message) -> {
          return Refusals.refused(action.id(), code, message);
        }
        case Decision.Done(Sequel sequel) -> {
          return finish(frame, room, sequel);
        }
        case Decision.Do(Write write, Sequel sequel) -> {
          if (register.write(write)) {
            return finish(frame, room, sequel);
          }
        }
      }
    }
    throw new IllegalStateException("the room changes all the time");
  }

  private Decision decide(
      String room, Situation situation, Action.OfRooms action, Occasion occasion) {
    if (action instanceof Action.CreateRoom create) {
      return RoomDecisions.create(room, situation, create, occasion);
    }
    RoomState state = situation.room();
    Deletion deletion = situation.deletion();
    if (deletion != null && action instanceof Action.DeleteRoom delete) {
      return RoomDecisions.deleteAgain(room, deletion, situation.actor(), delete, occasion);
    }
    if (state == null) {
      return new Decision.No(ErrorCode.ROOM_NOT_FOUND, "no such room");
    }
    if (Direct.is(room) && situation.actor().isMember()) {
      return new Decision.No(ErrorCode.FORBIDDEN, "a direct conversation has no roles");
    }
    Case decided =
        new Case(
            room,
            state,
            situation.actor(),
            situation.target(),
            situation.request(),
            situation.allowance(),
            occasion);
    return switch (action) {
      case Action.CreateRoom create -> throw new AssertionError(create);
      case Action.UpdateRoom update -> RoomDecisions.update(decided, update);
      case Action.DeleteRoom delete -> RoomDecisions.delete(decided, delete);
      case Action.QuitRoom quit -> MemberDecisions.quit(decided, quit);
      case Action.Kick kick -> MemberDecisions.kick(decided, kick);
      case Action.Ban ban -> MemberDecisions.ban(decided, ban);
      case Action.Unban unban -> MemberDecisions.unban(decided, unban);
      case Action.SetRole set -> MemberDecisions.setRole(decided, set);
      case Action.Mute mute -> MemberDecisions.mute(decided, mute);
      case Action.Invite invite -> JoinDecisions.invite(decided, invite, memberLimit);
      case Action.RequestJoin request -> JoinDecisions.request(decided, request);
      case Action.AnswerJoin answer -> JoinDecisions.answer(decided, answer, memberLimit);
    };
  }

  private static String target(Action.OfRooms action, String actor) {
    return switch (action) {
      case Action.Kick kick -> kick.user();
      case Action.Ban ban -> ban.user();
      case Action.Unban unban -> unban.user();
      case Action.Invite invite -> invite.user();
      case Action.SetRole set -> set.user();
      case Action.Mute mute -> mute.user();
      case Action.AnswerJoin answer -> answer.user();
      case Action.CreateRoom _,
          Action.UpdateRoom _,
          Action.DeleteRoom _,
          Action.QuitRoom _,
          Action.RequestJoin _ ->
          actor;
    };
  }

  /** The connections leave before the event, so that it is the first that they do not get. */
  private Reply finish(Frame frame, String room, Sequel sequel) {
    List<String> left =
        sequel.out() == null || sequel.user() == null
            ? List.of()
            : departures.takeOut(room, sequel.user());
    Sequence seq = publish(frame, room, sequel);
    if (sequel.out() != null) {
      departures.tell(left, room, sequel.out());
    }
    notice(frame, sequel.notification());
    String told = frame.action() instanceof Action.QuitRoom ? null : sequel.user();
    return new Reply.Ack(frame.action().id(), room, null, null, seq, null, told, sequel.version());
  }

  /** Last, so that a retry tells the inboxes whatever came between. */
  private void notice(Frame frame, @Nullable Notification notification) {
    if (notification != null) {
      for (String user : notification.users()) {
        publisher.publish(
            Inbox.notice(user, notification.notice(), notification.mark(), frame.correlation()));
      }
    }
  }

  private @Nullable Sequence publish(Frame frame, String room, Sequel sequel) {
    return sequel.event() == null
        ? null
        : publisher.publish(
            new Publication(room, sequel.deduplicationId(), sequel.event(), frame.correlation()));
  }
}
