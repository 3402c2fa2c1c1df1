package io.roomcast.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Envelope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A published event as a queue hands it over: its place, what happened, and how it came. Content
 * that could not be read is {@link Content.Unreadable}; {@code body} is the original either way.
 * {@code receives} counts from 1; {@code sentAt} is when the queue got it. What is not {@code
 * durable} has no place in the room's order, whether it can be read or not.
 */
public record Delivery(
    Sequence seq,
    boolean durable,
    Content content,
    String correlation,
    int receives,
    Instant sentAt,
    String body) {

  /** Reads a message of a queue; empty for one that cannot be placed in a room's order. */
  static Optional<Delivery> read(SQSMessage message, Codec codec) {
    return Envelope.read(message)
        .map(
            envelope ->
                new Delivery(
                    envelope.seq(),
                    envelope.durable(),
                    content(codec.content(envelope.content())),
                    envelope.correlation(),
                    receives(message),
                    sentAt(message),
                    message.getBody()));
  }

  private static Content content(Decoded<Content> decoded) {
    return switch (decoded) {
      case Decoded.Valid<Content>(Content content) -> content;
      case Decoded.Invalid<Content> invalid -> new Content.Unreadable();
    };
  }

  /** How often the message was received, this time included. */
  static int receives(SQSMessage message) {
    return Integer.parseInt(attribute(message, "ApproximateReceiveCount", "1"));
  }

  private static Instant sentAt(SQSMessage message) {
    return Instant.ofEpochMilli(Long.parseLong(attribute(message, "SentTimestamp", "0")));
  }

  /** A system attribute of the message, or the other one where it is missing. */
  static String attribute(SQSMessage message, String name, String otherwise) {
    Map<String, String> attributes = message.getAttributes();
    return attributes == null ? otherwise : attributes.getOrDefault(name, otherwise);
  }

  /** Whether the event could be read. */
  public boolean readable() {
    return !(content instanceof Content.Unreadable);
  }
}
