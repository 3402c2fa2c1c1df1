package io.roomcast.ingest;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Publishes what a member says or changes within its pace and the room's. */
final class Ingest implements Actions {

  private final Set<String> openRooms;
  private final Members members;
  private final RoomPermits permits;
  private final Changing changing;
  private final EventPublisher publisher;
  private final InstantSource clock;

  Ingest(
      Set<String> openRooms,
      Members members,
      RoomPace pace,
      Messages messages,
      EventPublisher publisher,
      InstantSource clock) {
    this.openRooms = openRooms;
    this.members = members;
    this.permits = new RoomPermits(pace);
    this.changing = new Changing(messages, publisher);
    this.publisher = publisher;
    this.clock = clock;
  }

  /** What is done for a member of this role at this time. */
  @FunctionalInterface
  private interface Doing {
    Reply as(String role, Instant now);
  }

  @Override
  public Reply answer(Frame frame) {
    return switch (frame.action()) {
      case Action.Send send -> admitted(frame, send.room(), (_, now) -> publish(frame, send, now));
      case Action.Edit edit ->
          admitted(frame, edit.room(), (_, now) -> changing.edit(frame, edit, now));
      case Action.Delete delete ->
          admitted(frame, delete.room(), (role, now) -> changing.delete(frame, delete, role, now));
      case Action.React react ->
          admitted(frame, react.room(), (_, now) -> changing.react(frame, react, now));
      case Action.Join other -> Refusals.unknownAction(other.id());
      case Action.Leave other -> Refusals.unknownAction(other.id());
      case Action.History other -> Refusals.unknownAction(other.id());
      case Action.Ping other -> Refusals.unknownAction(other.id());
    };
  }

  private Reply admitted(Frame frame, String room, Doing doing) {
    Instant now = clock.instant();
    String id = frame.action().id();
    return switch (members.admit(room, frame.user().id(), now)) {
      case Members.Admission.NotMember _ -> Refusals.notMember(id, openRooms.contains(room));
      case Members.Admission.TooFast(Duration retryAfter) -> Refusals.rateLimited(id, retryAfter);
      case Members.Admission.Admitted(String role) -> {
        Optional<Duration> later = permits.take(room, now);
        yield later.isPresent()
            ? Refusals.rateLimited(id, later.get())
            : doing.as(role, now.truncatedTo(ChronoUnit.MILLIS));
      }
    };
  }

  private Reply publish(Frame frame, Action.Send send, Instant sentAt) {
    String userId = frame.user().id();
    String messageId = Hashes.messageId(send.room(), userId, send.clientId());
    Sequence seq =
        publisher.publish(
            new Publication(
                send.room(),
                Hashes.deduplicationId(send.room(), "send", userId, send.clientId()),
                new Content.Message(
                    frame.user(), sentAt, messageId, send.clientId(), send.body(), send.replyTo()),
                frame.correlation()));
    return Reply.Ack.sent(send.id(), send.room(), send.clientId(), messageId, seq, sentAt);
  }
}
