package io.roomcast.operator;

import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Envelope;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A dead letter: its id, where it is, its room, its place if its body is an envelope of the topic,
 * and, if this version cannot read it, why.
 */
record Letter(
    String id,
    StackQueue queue,
    String room,
    Optional<Envelope> envelope,
    Optional<String> unreadable,
    Instant sentAt,
    String body,
    String receipt) {

  /** The room's order; what has no place in it comes last. */
  static final Comparator<Letter> IN_ORDER =
      Comparator.comparing(
          Letter::seq,
          Comparator.comparing(
              (Optional<Sequence> seq) -> seq.orElse(null),
              Comparator.nullsLast(Comparator.naturalOrder())));

  static Letter of(StackQueue queue, Message message, Codec codec) {
    String room = attribute(message, MessageSystemAttributeName.MESSAGE_GROUP_ID);
    Optional<Envelope> envelope = Envelope.read(room, message.body());
    return new Letter(
        message.messageId(),
        queue,
        room,
        envelope,
        envelope
            .map(read -> why(codec.content(read.content())))
            .orElse(Optional.of("it is no envelope of the topic, so it has no place")),
        Instant.ofEpochMilli(
            Long.parseLong(attribute(message, MessageSystemAttributeName.SENT_TIMESTAMP))),
        message.body(),
        message.receiptHandle());
  }

  private static Optional<String> why(Decoded<Content> decoded) {
    return switch (decoded) {
      case Decoded.Valid<Content> _ -> Optional.empty();
      case Decoded.Invalid<Content> invalid ->
          Optional.of(invalid.message() + (invalid.path() == null ? "" : " at " + invalid.path()));
    };
  }

  private static String attribute(Message message, MessageSystemAttributeName name) {
    return Objects.requireNonNullElse(message.attributes().get(name), "0");
  }

  /** Its place in its room. */
  Optional<Sequence> seq() {
    return envelope.map(Envelope::seq);
  }

  /** What an operator sees of it in a list. */
  LetterLine line() {
    return new LetterLine(
        queue.id(),
        room,
        seq().map(Sequence::text).orElse(null),
        sentAt.toString(),
        id,
        unreadable.orElse(null));
  }
}
