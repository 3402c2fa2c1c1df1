package io.roomcast.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.roomcast.events.Sequence;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

  private static final String BODY =
      """
      {
        "Type" : "Notification",
        "MessageId" : "d1f5b7a0-0b1e-5d2b-9c3f-e6f1a2b3c4d5",
        "SequenceNumber" : "10000000000000003000",
        "TopicArn" : "arn:aws:sns:eu-central-1:123456789012:roomcast.fifo",
        "Message" : "{\\"type\\":\\"message\\"}",
        "Timestamp" : "2026-01-31T12:00:00.000Z",
        "UnsubscribeURL" : "https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe",
        "MessageAttributes" : {
          "delivery" : {"Type":"String","Value":"durable"},
          "epoch" : {"Type":"String","Value":"07"},
          "correlation" : {"Type":"String","Value":"R0oXAdfD0kwCH6w="}
        }
      }""";

  @Test
  void an_envelope_tells_the_room_the_place_and_the_content() {
    assertThat(Envelope.read(message("general", BODY)))
        .contains(
            new Envelope(
                "general",
                new Sequence("072010000000000000003000"),
                true,
                "R0oXAdfD0kwCH6w=",
                "{\"type\":\"message\"}"));
  }

  @Test
  void the_queue_s_own_sequence_number_is_not_the_place() {
    SQSMessage message = message("general", BODY);
    message.setAttributes(
        Map.of("MessageGroupId", "general", "SequenceNumber", "18849496460467696128"));

    assertThat(Envelope.read(message).orElseThrow().seq().text())
        .isEqualTo("072010000000000000003000");
  }

  @Test
  void an_ephemeral_event_is_told_apart() {
    assertThat(
            Envelope.read(message("general", BODY.replace("durable", "ephemeral")))
                .orElseThrow()
                .durable())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"SequenceNumber\":\"12\"}",
        "{\"SequenceNumber\":\"0\",\"MessageAttributes\":{\"epoch\":{\"Value\":\"10\"}}}",
        "{\"SequenceNumber\":\"12\",\"MessageAttributes\":{\"epoch\":{\"Value\":\"x\"}}}",
        "{\"SequenceNumber\":\"1x\",\"MessageAttributes\":{\"epoch\":{\"Value\":\"10\"}}}"
      })
  void what_has_no_place_is_no_envelope(String body) {
    assertThat(Envelope.read(message("general", body))).isEmpty();
  }

  @Test
  void a_message_without_a_group_has_no_room() {
    SQSMessage message = message("general", BODY);
    message.setAttributes(Map.of());

    assertThat(Envelope.read(message)).isEmpty();
  }

  private static SQSMessage message(String group, String body) {
    SQSMessage message = new SQSMessage();
    message.setBody(body);
    message.setAttributes(Map.of("MessageGroupId", group));
    return message;
  }
}
