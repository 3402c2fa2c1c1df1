package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Which publishes a topic takes, and what it answers. */
interface PublishContract extends Contract {

  @Test
  @Row("S01")
  default void a_fifo_topic_whose_name_does_not_end_so_is_refused() {
    SnsException error =
        Contract.refusal(
            () -> aws().topic("topic-" + UUID.randomUUID(), Map.of("FifoTopic", "true")));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
  }

  @Test
  @Row("S02")
  default void a_publish_without_a_group_is_refused() {
    String topic = aws().fifoTopic("ContentBasedDeduplication", "true");
    assertThat(Contract.text(Contract.refusal(() -> publishOnly(topic))))
        .isEqualTo("Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
  }

  private void publishOnly(String topic) {
    aws().sns.publish(request -> request.topicArn(topic).message("m"));
  }

  @Test
  @Row("S03")
  default void a_publish_that_cannot_be_deduplicated_is_refused() {
    String topic = aws().fifoTopic();
    SnsException error =
        Contract.refusal(
            () ->
                aws()
                    .sns
                    .publish(request -> request.topicArn(topic).message("m").messageGroupId("g")));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
    assertThat(Contract.text(error))
        .isEqualTo(
            "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or"
                + " MessageDeduplicationId provided explicitly");
    assertThat(error.statusCode()).isEqualTo(400);
  }

  @Test
  @Row("S04")
  default void a_publish_answers_a_uuid_and_twenty_digits() {
    PublishResponse published = aws().publish(aws().fifoTopic(), "g", "1", "m");
    assertThat(UUID.fromString(published.messageId())).hasToString(published.messageId());
    assertThat(published.sequenceNumber()).matches("[0-9]{20}");
  }

  @Test
  @Row("S05")
  default void sequence_numbers_increase_within_a_group() {
    String topic = aws().fifoTopic();
    List<String> numbers =
        IntStream.range(0, 20)
            .mapToObj(i -> aws().publish(topic, "g", "id" + i, "m").sequenceNumber())
            .toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @Row("S25")
  default void a_deduplication_id_on_a_standard_topic_is_refused() {
    String topic = aws().standardTopic();
    SnsException error =
        Contract.refusal(
            () ->
                aws()
                    .sns
                    .publish(
                        request ->
                            request.topicArn(topic).message("m").messageDeduplicationId("1")));
    assertThat(Contract.text(error))
        .isEqualTo(
            "Invalid parameter: MessageDeduplicationId Reason: The request includes"
                + " MessageDeduplicationId parameter that is not valid for this topic type");
  }

  @Test
  @Row("S27")
  default void a_message_over_256_kb_is_refused() {
    String topic = aws().fifoTopic();
    assertThat(aws().publish(topic, "g", "1", "x".repeat(262_144)).messageId()).isNotEmpty();
    SnsException error =
        Contract.refusal(() -> aws().publish(topic, "g", "2", "x".repeat(262_145)));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
    assertThat(Contract.text(error)).isEqualTo("Invalid parameter: Message too long");
  }

  @Test
  @Row("S29-length")
  default void a_group_of_129_characters_is_refused() {
    String topic = aws().fifoTopic();
    SnsException error = Contract.refusal(() -> aws().publish(topic, "g".repeat(129), "1", "m"));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
  }

  @Test
  @Row("S29-space")
  default void a_group_with_a_space_is_refused() {
    String topic = aws().fifoTopic();
    SnsException error = Contract.refusal(() -> aws().publish(topic, "g g", "1", "m"));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
  }

  @Test
  @Row("no-topic")
  default void a_publish_to_no_topic_is_not_found() {
    String topic = aws().fifoTopic();
    SnsException error =
        Contract.refusal(() -> aws().publish(topic.replace("topic-", "none-"), "g", "1", "m"));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NotFound");
    assertThat(Contract.text(error)).isEqualTo("Topic does not exist");
    assertThat(error.statusCode()).isEqualTo(404);
  }

  @Test
  @Row("number")
  default void an_attribute_that_says_number_and_is_none_is_refused() {
    String topic = aws().fifoTopic();
    SnsException error =
        Contract.refusal(
            () ->
                aws()
                    .sns
                    .publish(
                        request ->
                            request
                                .topicArn(topic)
                                .message("m")
                                .messageGroupId("g")
                                .messageDeduplicationId("1")
                                .messageAttributes(
                                    Map.of(
                                        "price",
                                        Messaging.text("cheap").toBuilder()
                                            .dataType("Number")
                                            .build()))));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ParameterValueInvalid");
    assertThat(Contract.text(error))
        .isEqualTo("Could not cast message attribute 'price' value to number.");
  }
}
