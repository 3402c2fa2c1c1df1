package io.roomcast.local.sns;

import static io.roomcast.local.sns.Messaging.envelope;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.local.sns.Messaging.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** How messages arrive in queues. */
interface DeliveryContract extends Contract {

  @Test
  @Row("S12")
  default void the_envelope_has_these_fields_and_no_signature() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "a \"quoted\" text ✓");
    JsonNode envelope = envelope(taken(queue));
    List<String> names = new ArrayList<>();
    envelope.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactlyInAnyOrder(
            "Type",
            "MessageId",
            "SequenceNumber",
            "TopicArn",
            "Message",
            "Timestamp",
            "UnsubscribeURL");
    assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
    assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
    assertThat(envelope.path("Message").asText()).isEqualTo("a \"quoted\" text ✓");
    assertThat(envelope.path("Timestamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(envelope.path("UnsubscribeURL").asText())
        .contains("/?Action=Unsubscribe&SubscriptionArn=" + topic + ":");
  }

  @Test
  @Row("S13")
  default void the_envelope_has_the_numbers_of_the_publish_and_the_queue_has_its_own() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    PublishResponse published = aws().publish(topic, "g", "1", "m");
    Message message = taken(queue);
    assertThat(envelope(message).path("MessageId").asText()).isEqualTo(published.messageId());
    assertThat(envelope(message).path("SequenceNumber").asText())
        .isEqualTo(published.sequenceNumber());
    assertThat(message.messageId()).isNotEqualTo(published.messageId());
    assertThat(Contract.attribute(message, MessageSystemAttributeName.SEQUENCE_NUMBER))
        .isNotNull()
        .isNotEqualTo(published.sequenceNumber());
  }

  @Test
  @Row("S14")
  default void raw_delivery_is_the_message_with_its_attributes() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic, "RawMessageDelivery", "true");
    aws().publish(topic, "g", "1", "the message", Map.of("k", "v"));
    Message message = taken(queue);
    assertThat(message.body()).isEqualTo("the message");
    assertThat(message.messageAttributes())
        .isEqualTo(
            Map.of(
                "k", MessageAttributeValue.builder().dataType("String").stringValue("v").build()));
  }

  @Test
  @Row("S15")
  default void the_envelope_has_the_attributes_and_the_queue_message_has_none() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "m", Map.of("k", "v"));
    Message message = taken(queue);
    assertThat(message.messageAttributes()).isEmpty();
    assertThat(envelope(message).path("MessageAttributes"))
        .hasToString("{\"k\":{\"Type\":\"String\",\"Value\":\"v\"}}");
  }

  @Test
  @Row("S16")
  default void raw_delivery_of_eleven_attributes_does_not_happen() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic, "RawMessageDelivery", "true");
    Map<String, String> eleven =
        IntStream.range(0, 11).boxed().collect(toMap(i -> "k" + i, i -> "v"));
    aws().publish(topic, "g", "1", "too many", eleven);
    aws().publish(topic, "g", "2", "next");
    assertThat(aws().take(queue, 1)).extracting(Message::body).containsExactly("next");
  }

  @Test
  @Row("S24")
  default void a_standard_queue_gets_messages_once_and_without_their_group() {
    String topic = aws().fifoTopic();
    Queue queue = aws().standardQueue();
    aws().subscribe(topic, queue);
    aws().publish(topic, "g", "1", "first");
    aws().publish(topic, "g", "1", "again");
    aws().publish(topic, "g", "2", "next");
    List<Message> messages = aws().take(queue, 2);
    assertThat(messages)
        .extracting(message -> Messaging.text(envelope(message)))
        .containsExactlyInAnyOrder("first", "next");
    assertThat(messages)
        .allSatisfy(
            message ->
                assertThat(message.attributes())
                    .doesNotContainKey(MessageSystemAttributeName.MESSAGE_GROUP_ID));
  }

  @Test
  @Row("dead-letters")
  default void what_a_queue_cannot_take_goes_to_the_subscriptions_dead_letter_queue() {
    String topic = aws().fifoTopic();
    Queue deadLetters = aws().fifoQueue();
    Queue queue = aws().fifoQueue();
    aws()
        .subscribe(
            topic,
            queue,
            "RedrivePolicy",
            "{\"deadLetterTargetArn\":\"" + deadLetters.arn() + "\"}");
    aws().sqs.deleteQueue(request -> request.queueUrl(queue.url()));
    PublishResponse published = aws().publish(topic, "g", "1", "undeliverable");
    Message message = taken(deadLetters);
    assertThat(envelope(message).path("MessageId").asText()).isEqualTo(published.messageId());
    assertThat(Contract.attribute(message, MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .isEqualTo("g");
  }
}
