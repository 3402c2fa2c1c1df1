package io.roomcast.publishing;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.events.Sequence;
import java.util.Optional;

/**
 * What SNS wraps around a published event on its way into a queue, as one FIFO message carries it.
 * The room is the message group; the sequence is the envelope's, never that of the queue.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html">SNS to
 *     SQS</a>
 */
public record Envelope(
    String room, Sequence seq, boolean durable, String correlation, String content) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Reads a message of a queue; empty for one that is no envelope with its sequence, and so cannot
   * be placed in a room's order.
   */
  public static Optional<Envelope> read(SQSEvent.SQSMessage message) {
    String room = message.getAttributes().get("MessageGroupId");
    if (room == null || message.getBody() == null) {
      return Optional.empty();
    }
    return read(room, message.getBody());
  }

  /** Reads the body of a message of the room's group, likewise. */
  public static Optional<Envelope> read(String room, String body) {
    try {
      JsonNode envelope = JSON.readTree(body);
      String number = envelope.path("SequenceNumber").asText();
      String epoch = attribute(envelope, Attributes.EPOCH);
      if (!number.matches("0*[1-9][0-9]{0,38}") || !epoch.matches("[0-9]{2}")) {
        return Optional.empty();
      }
      return Optional.of(
          new Envelope(
              room,
              Sequence.of(Integer.parseInt(epoch), number),
              Attributes.DURABLE.equals(attribute(envelope, Attributes.DELIVERY)),
              attribute(envelope, Attributes.CORRELATION),
              envelope.path("Message").asText()));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static String attribute(JsonNode envelope, String name) {
    return envelope.path("MessageAttributes").path(name).path("Value").asText();
  }
}
