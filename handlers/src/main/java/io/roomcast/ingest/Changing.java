package io.roomcast.ingest;

import io.roomcast.events.Action;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.permissions.Act;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Hashes;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Frame;
import io.roomcast.sockets.Refusals;
import java.util.Optional;
import java.util.function.Function;

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

  /** Gives the message another body. */
  Reply edit(Asker asker, Action.Edit edit) {
    Content.Change change =
        new Content.Edit(asker.user(), asker.at(), edit.clientId(), edit.target(), edit.body());
    Wish wish = new Wish(asker, edit.id(), edit.room(), "edit", change);
    return answer(wish, message -> refusalOfEdit(wish, message));
  }

  /** Takes back what the message says. */
  Reply delete(Asker asker, Action.Delete delete) {
    Content.Change change =
        new Content.Delete(asker.user(), asker.at(), delete.clientId(), delete.target());
    Wish wish = new Wish(asker, delete.id(), delete.room(), "delete", change);
    return answer(wish, message -> refusalOfDelete(wish, message));
  }

  /** Adds a reaction, or takes it back. */
  Reply react(Asker asker, Action.React react) {
    Content.Reaction reaction =
        new Content.Reaction(
            asker.user(),
            asker.at(),
            react.clientId(),
            react.target(),
            react.key(),
            !Boolean.FALSE.equals(react.on()));
    Wish wish = new Wish(asker, react.id(), react.room(), "react", reaction);
    return answer(wish, message -> refusalOfReaction(wish, message, reaction));
  }

  /** Keeps the message at hand, or no longer. */
  Reply pin(Asker asker, Action.Pin pin) {
    Content.Change change =
        new Content.Pin(
            asker.user(),
            asker.at(),
            pin.clientId(),
            pin.target(),
            !Boolean.FALSE.equals(pin.on()));
    Wish wish = new Wish(asker, pin.id(), pin.room(), "pin", change);
    return answer(
        wish,
        message -> message.deleted() == null ? Optional.empty() : Optional.of(notFound(wish)));
  }

  private static Optional<Reply> refusalOfEdit(Wish wish, Content.Message message) {
    if (message.deleted() != null) {
      return Optional.of(notFound(wish));
    }
    return wish.mayBe(Act.EDIT, message) ? Optional.empty() : Optional.of(forbidden(wish));
  }

  private static Optional<Reply> refusalOfDelete(Wish wish, Content.Message message) {
    return wish.mayBe(Act.DELETE, message) ? Optional.empty() : Optional.of(forbidden(wish));
  }

  private static Optional<Reply> refusalOfReaction(
      Wish wish, Content.Message message, Content.Reaction reaction) {
    if (message.deleted() != null) {
      return Optional.of(notFound(wish));
    }
    return Changes.hasRoom(message, reaction) ? Optional.empty() : Optional.of(full(wish));
  }

  private Reply answer(Wish wish, Function<Content.Message, Optional<Reply>> refusal) {
    return switch (messages.find(wish.room(), wish.change().target())) {
      case Messages.Found.NotThere _ -> notFound(wish);
      case Messages.Found.NotYet _ -> notYet(wish);
      case Messages.Found.Expired _ when !(wish.change() instanceof Content.Delete) ->
          notFound(wish);
      case Messages.Found.Expired(Content.Message message) ->
          refusal.apply(message).orElseGet(() -> publish(wish));
      case Messages.Found.There(Content.Message message) ->
          refusal.apply(message).orElseGet(() -> publish(wish));
    };
  }

  private Reply publish(Wish wish) {
    String clientId = wish.change().clientId();
    Frame frame = wish.asker().frame();
    String userId = frame.user().id();
    Sequence seq =
        publisher.publish(
            new Publication(
                wish.room(),
                Hashes.deduplicationId(wish.room(), wish.action(), userId, clientId),
                wish.change(),
                frame.correlation()));
    return Reply.Ack.changed(wish.id(), wish.room(), clientId, seq);
  }

  private static Reply notFound(Wish wish) {
    return Refusals.refused(
        wish.id(), ErrorCode.MESSAGE_NOT_FOUND, "no such message, or it was deleted");
  }

  private static Reply notYet(Wish wish) {
    return new Reply.Refused(
        wish.id(),
        ErrorCode.MESSAGE_NOT_FOUND,
        "nothing is logged there yet; send the same frame again",
        null,
        true,
        null);
  }

  private static Reply forbidden(Wish wish) {
    return Refusals.refused(wish.id(), ErrorCode.FORBIDDEN, "the message is another user's");
  }

  private static Reply full(Wish wish) {
    return Refusals.refused(
        wish.id(), ErrorCode.LIMIT_REACHED, "the message has as many reactions as it may have");
  }
}
