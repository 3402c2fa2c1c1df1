package io.roomcast.ingest;

import io.roomcast.events.Action;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a change to a message by one who may change it, as the message is now. What was
 * published meanwhile and is not logged yet is not seen here: history has the last word on what a
 * change does.
 */
final class Changing {

  /** Who may delete what others said. */
  private static final Set<String> MODERATORS = Set.of("moderator", "owner");

  private final Messages messages;
  private final EventPublisher publisher;

  Changing(Messages messages, EventPublisher publisher) {
    this.messages = messages;
    this.publisher = publisher;
  }

  /** One change: the frame's action, its name, and what is published. */
  private record Change(
      Frame frame, @Nullable String id, String room, String action, Content.Change content) {}

  /** The author alone. */
  Reply edit(Frame frame, Action.Edit edit, Instant at) {
    Content.Change content =
        new Content.Edit(frame.user(), at, edit.clientId(), edit.target(), edit.body());
    Change change = new Change(frame, edit.id(), edit.room(), "edit", content);
    return change(
        change,
        message ->
            message.deleted() != null
                ? Optional.of(notFound(change))
                : isBy(frame, message) ? Optional.empty() : Optional.of(forbidden(change)));
  }

  /** The author, or one whose role in the room allows it. */
  Reply delete(Frame frame, Action.Delete delete, String role, Instant at) {
    Content.Change content =
        new Content.Delete(frame.user(), at, delete.clientId(), delete.target());
    Change change = new Change(frame, delete.id(), delete.room(), "delete", content);
    return change(
        change,
        message ->
            isBy(frame, message) || MODERATORS.contains(role)
                ? Optional.empty()
                : Optional.of(forbidden(change)));
  }

  /** Every member. */
  Reply react(Frame frame, Action.React react, Instant at) {
    Content.Reaction content =
        new Content.Reaction(
            frame.user(),
            at,
            react.clientId(),
            react.target(),
            react.key(),
            !Boolean.FALSE.equals(react.on()));
    Change change = new Change(frame, react.id(), react.room(), "react", content);
    return change(
        change,
        message ->
            message.deleted() != null
                ? Optional.of(notFound(change))
                : Changes.hasRoom(message, content) ? Optional.empty() : Optional.of(full(change)));
  }

  private Reply change(Change change, Function<Content.Message, Optional<Reply.Refused>> refusal) {
    return switch (messages.find(change.room(), change.content().target())) {
      case Messages.Found.NotThere _ -> notFound(change);
      case Messages.Found.NotYet _ -> notYet(change);
      case Messages.Found.There(Content.Message message) -> {
        Optional<Reply.Refused> refused = refusal.apply(message);
        yield refused.isPresent() ? refused.get() : publish(change);
      }
    };
  }

  private Reply publish(Change change) {
    String clientId = change.content().clientId();
    String userId = change.frame().user().id();
    Sequence seq =
        publisher.publish(
            new Publication(
                change.room(),
                Hashes.deduplicationId(change.room(), change.action(), userId, clientId),
                change.content(),
                change.frame().correlation()));
    return Reply.Ack.changed(change.id(), change.room(), clientId, seq);
  }

  private static boolean isBy(Frame frame, Content.Message message) {
    return message.from().id().equals(frame.user().id());
  }

  private static Reply.Refused notFound(Change change) {
    return Refusals.refused(
        change.id(), ErrorCode.MESSAGE_NOT_FOUND, "no such message, or it was deleted");
  }

  private static Reply.Refused notYet(Change change) {
    return new Reply.Refused(
        change.id(),
        ErrorCode.MESSAGE_NOT_FOUND,
        "nothing is logged there yet; send the same frame again",
        null,
        true,
        null);
  }

  private static Reply.Refused forbidden(Change change) {
    return Refusals.refused(change.id(), ErrorCode.FORBIDDEN, "the message is another user's");
  }

  private static Reply.Refused full(Change change) {
    return Refusals.refused(
        change.id(), ErrorCode.LIMIT_REACHED, "the message has as many reactions as it may have");
  }
}
