package io.roomcast.ingest;

import io.roomcast.events.Access;
import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Posting;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import io.roomcast.permissions.Act;
import io.roomcast.publishing.Direct;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Hashes;
import io.roomcast.publishing.Inbox;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import io.roomcast.table.Room;
import io.roomcast.table.Rooms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Publishes what a member says, changes or signals within its pace and the room's. */
final class Ingest implements Actions {

  /** What a room without settings would have. */
  private static final Room WITHOUT_SETTINGS = new Room("", "", Access.OPEN, Posting.ALL, 0, 0);

  private final Set<String> openRooms;
  private final KnownRooms rooms;
  private final Members members;
  private final RoomPermits permits;
  private final SignalPace signals = new SignalPace();
  private final Saying saying;
  private final Changing changing;
  private final EventPublisher publisher;
  private final InstantSource clock;

  Ingest(
      Set<String> openRooms,
      Rooms rooms,
      Members members,
      RoomPace pace,
      Mentionable mentionable,
      Messages messages,
      EventPublisher publisher,
      InstantSource clock) {
    this.openRooms = openRooms;
    this.rooms = new KnownRooms(rooms);
    this.members = members;
    this.permits = new RoomPermits(pace);
    this.saying = new Saying(mentionable, publisher);
    this.changing = new Changing(messages, publisher);
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public Reply answer(Frame frame) {
    return switch (frame.action()) {
      case Action.Send send ->
          admitted(frame, send.room(), Terms::ofSend, asker -> saying.say(asker, send));
      case Action.Edit edit ->
          admitted(frame, edit.room(), Terms::ofEdit, asker -> changing.edit(asker, edit));
      case Action.Delete delete ->
          admitted(frame, delete.room(), Terms::ofDelete, asker -> changing.delete(asker, delete));
      case Action.React react ->
          admitted(frame, react.room(), Terms::ofReact, asker -> changing.react(asker, react));
      case Action.Pin pin ->
          admitted(
              frame,
              pin.room(),
              room -> Terms.ofPin(room, Direct.is(pin.room())),
              asker -> changing.pin(asker, pin));
      case Action.Typing typing -> type(frame, typing);
      case Action.Join other -> Refusals.unknownAction(other.id());
      case Action.Resume other -> Refusals.unknownAction(other.id());
      case Action.Leave other -> Refusals.unknownAction(other.id());
      case Action.History other -> Refusals.unknownAction(other.id());
      case Action.Ping other -> Refusals.unknownAction(other.id());
      case Action.OfOverview other -> Refusals.unknownAction(other.id());
      case Action.OfRooms other -> Refusals.unknownAction(other.id());
      case Action.OfPeople other -> Refusals.unknownAction(other.id());
      case Action.OfReports other -> Refusals.unknownAction(other.id());
    };
  }

  /**
   * What is known of a room, whether one who is not a member may know that it is there, and whether
   * it was deleted, so that its members are on their way out.
   */
  private record Place(Room room, boolean isKnown, boolean isDeleted) {}

  private Place place(String name, Instant now) {
    boolean stacks = openRooms.contains(name);
    Optional<Room> made = stacks ? Optional.empty() : rooms.find(name, now);
    return new Place(
        made.orElse(WITHOUT_SETTINGS),
        stacks || made.filter(there -> Act.isKnown(there.access())).isPresent(),
        !stacks && made.isEmpty() && Hashes.isRoomId(name));
  }

  private Reply admitted(
      Frame frame, String name, Function<Room, Terms> terms, Function<Asker, Reply> done) {
    Instant now = clock.instant();
    String id = frame.action().id();
    if (Inbox.is(name)) {
      return Refusals.inbox(id);
    }
    Place place = place(name, now);
    if (place.isDeleted()) {
      return Refusals.notMember(id, false);
    }
    Room room = place.room();
    return switch (members.admit(name, frame.user().id(), now, terms.apply(room))) {
      case Members.Admission.Refused refused -> refused(id, place, refused);
      case Members.Admission.Admitted(Role role, String called) -> {
        Optional<Duration> later = permits.take(name, now);
        User user = new User(frame.user().id(), called);
        yield later.isPresent()
            ? Refusals.rateLimited(id, later.get())
            : done.apply(
                new Asker(frame, user, role, room.access(), now.truncatedTo(ChronoUnit.MILLIS)));
      }
    };
  }

  private static Reply refused(
      @Nullable String id, Place place, Members.Admission.Refused refused) {
    return switch (refused) {
      case Members.Admission.NotMember _ -> Refusals.notMember(id, place.isKnown());
      case Members.Admission.Banned _ -> Refusals.banned(id);
      case Members.Admission.Blocked _ ->
          Refusals.refused(id, ErrorCode.FORBIDDEN, "this conversation is closed");
      case Members.Admission.Muted(Instant until) ->
          Refusals.refused(
              id, ErrorCode.MUTED, "muted until " + until.truncatedTo(ChronoUnit.MILLIS));
      case Members.Admission.Listener _ ->
          Refusals.refused(id, ErrorCode.FORBIDDEN, "that is for moderators in this room");
      case Members.Admission.TooFast(Duration retryAfter) -> Refusals.rateLimited(id, retryAfter);
    };
  }

  /** Too much is left out without a word: signals are worth no second try, and no write. */
  private Reply type(Frame frame, Action.Typing typing) {
    Instant now = clock.instant();
    String name = typing.room();
    String userId = frame.user().id();
    boolean on = !Boolean.FALSE.equals(typing.on());
    SignalPace.Signal signal = new SignalPace.Signal(name, userId, on);
    Reply ack = Reply.Ack.of(typing.id(), name);
    if (Inbox.is(name)) {
      return Refusals.inbox(typing.id());
    }
    if (signals.isRepeated(signal, now)) {
      return ack;
    }
    Place place = place(name, now);
    if (place.isDeleted()) {
      return Refusals.notMember(typing.id(), false);
    }
    return switch (members.look(name, userId, now, Terms.ofTyping(place.room()))) {
      case Members.Admission.Refused refused -> refused(typing.id(), place, refused);
      case Members.Admission.Admitted(Role _, String called) -> {
        if (!permits.areExhausted(name, now) && signals.takes(signal, now)) {
          publisher.publish(
              new Publication(
                  name,
                  Hashes.deduplicationId(name, "typing", userId, frame.correlation()),
                  new Content.Typing(
                      new User(userId, called), now.truncatedTo(ChronoUnit.MILLIS), on),
                  frame.correlation()));
        }
        yield ack;
      }
    };
  }
}
