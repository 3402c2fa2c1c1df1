package io.roomcast.ingest;

import io.roomcast.events.Action;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.ingest.Ingest.Asker;
import io.roomcast.permissions.Act;
import io.roomcast.permissions.Verdict;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Hashes;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a change to a message by one who may change it, as the message is now. What was
 * published meanwhile and is not logged yet is not seen here: history has the last word on what a
 * change does.
 */
final class Changing {

  private final Messages messages;
  private final EventPublisher publisher;

  Changing(Messages messages, EventPublisher publisher) {
    this.messages = messages;
    this.publisher = publisher;
  }

  /** One change: who asks for it, the action's mark, room and name, and what is published. */
  private record Change(
      Asker asker, @Nullable String id, String room, String action, Content.Change content) {

    /** Whether that act is for who asks: {@link Verdict#SELF} is for the author. */
    boolean isFor(Act act, Content.Message message) {
      Verdict verdict = act.verdict(asker.access(), asker.role());
      return verdict == Verdict.YES
          || (verdict == Verdict.SELF && message.from().id().equals(content.from().id()));
    }
  }

  /** Gives the message another body. */
  Reply edit(Asker asker, Action.Edit edit) {
    Content.Change content =
        new Content.Edit(
            asker.frame().user(), asker.at(), edit.clientId(), edit.target(), edit.body());
    Change change = new Change(asker, edit.id(), edit.room(), "edit", content);
    return change(
        change,
        message ->
            message.deleted() != null
                ? Optional.of(notFound(change))
                : change.isFor(Act.EDIT, message)
                    ? Optional.empty()
                    : Optional.of(forbidden(change)));
  }

  /** Takes back what the message says. */
  Reply delete(Asker asker, Action.Delete delete) {
    Content.Change content =
        new Content.Delete(asker.frame().user(), asker.at(), delete.clientId(), delete.target());
    Change change = new Change(asker, delete.id(), delete.room(), "delete", content);
    return change(
        change,
        message ->
            change.isFor(Act.DELETE, message) ? Optional.empty() : Optional.of(forbidden(change)));
  }

  /** Adds a reaction, or takes it back. */
  Reply react(Asker asker, Action.React react) {
    Content.Reaction content =
        new Content.Reaction(
            asker.frame().user(),
            asker.at(),
            react.clientId(),
            react.target(),
            react.key(),
            !Boolean.FALSE.equals(react.on()));
    Change change = new Change(asker, react.id(), react.room(), "react", content);
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
    Frame frame = change.asker().frame();
    String userId = frame.user().id();
    Sequence seq =
        publisher.publish(
            new Publication(
                change.room(),
                Hashes.deduplicationId(change.room(), change.action(), userId, clientId),
                change.content(),
                frame.correlation()));
    return Reply.Ack.changed(change.id(), change.room(), clientId, seq);
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
