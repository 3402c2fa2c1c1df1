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

/** Publishes what a member sends within its pace and the room's. */
final class Ingest implements Actions {

  private final Set<String> openRooms;
  private final Members members;
  private final RoomPermits permits;
  private final EventPublisher publisher;
  private final InstantSource clock;

  Ingest(
      Set<String> openRooms,
      Members members,
      RoomPace pace,
      EventPublisher publisher,
      InstantSource clock) {
    this.openRooms = openRooms;
    this.members = members;
    this.permits = new RoomPermits(pace);
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public Reply answer(Frame frame) {
    return switch (frame.action()) {
      case Action.Send send -> send(frame, send);
      case Action.Join other -> Refusals.unknownAction(other.id());
      case Action.Leave other -> Refusals.unknownAction(other.id());
      case Action.History other -> Refusals.unknownAction(other.id());
      case Action.Ping other -> Refusals.unknownAction(other.id());
    };
  }

  private Reply send(Frame frame, Action.Send send) {
    Instant now = clock.instant();
    return switch (members.admit(send.room(), frame.user().id(), now)) {
      case Members.Admission.NotMember _ ->
          Refusals.notMember(send.id(), openRooms.contains(send.room()));
      case Members.Admission.TooFast(Duration retryAfter) ->
          Refusals.rateLimited(send.id(), retryAfter);
      case Members.Admission.Admitted _ -> {
        Optional<Duration> later = permits.take(send.room(), now);
        yield later.isPresent()
            ? Refusals.rateLimited(send.id(), later.get())
            : publish(frame, send, now.truncatedTo(ChronoUnit.MILLIS));
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
