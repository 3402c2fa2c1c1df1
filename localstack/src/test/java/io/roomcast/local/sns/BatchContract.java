package io.roomcast.local.sns;

import static io.roomcast.local.sns.Messaging.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.local.sns.Messaging.Queue;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Publishing several at once. */
interface BatchContract extends Contract {

  @Test
  @Row("S21")
  default void a_batch_answers_each_entry_and_is_delivered_in_its_order() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    PublishBatchResponse response =
        aws()
            .sns
            .publishBatch(
                request ->
                    request.topicArn(topic).publishBatchRequestEntries(entries(10).toList()));
    assertThat(response.failed()).isEmpty();
    assertThat(response.successful()).hasSize(10);
    assertThat(response.successful())
        .allSatisfy(entry -> assertThat(entry.sequenceNumber()).matches("[0-9]{20}"));
    List<Message> messages = aws().take(queue, 10);
    assertThat(messages)
        .extracting(message -> envelope(message).path("MessageId").asText())
        .containsExactlyElementsOf(
            response.successful().stream().map(entry -> entry.messageId()).toList());
    assertThat(messages)
        .extracting(message -> Messaging.text(envelope(message)))
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
  }

  @Test
  @Row("S22-eleven")
  default void a_batch_of_eleven_is_refused() {
    SnsException error = batchRefusal(entries(11));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("TooManyEntriesInBatchRequest");
    assertThat(Contract.text(error))
        .isEqualTo("The batch request contains more entries than permissible.");
  }

  @Test
  @Row("S22-ids")
  default void a_batch_with_equal_ids_is_refused() {
    SnsException error = batchRefusal(Stream.concat(entries(2), entries(1)));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("BatchEntryIdsNotDistinct");
    assertThat(Contract.text(error))
        .isEqualTo("Two or more batch entries in the request have the same Id.");
  }

  @Test
  @Row("S22-group")
  default void a_batch_without_a_group_is_refused() {
    SnsException error =
        batchRefusal(entries(1).map(entry -> entry.toBuilder().messageGroupId(null).build()));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
    assertThat(Contract.text(error))
        .isEqualTo("Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
  }

  private static Stream<PublishBatchRequestEntry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                PublishBatchRequestEntry.builder()
                    .id("e" + i)
                    .message("m" + i)
                    .messageGroupId("g")
                    .messageDeduplicationId("d" + i)
                    .build());
  }

  private SnsException batchRefusal(Stream<PublishBatchRequestEntry> entries) {
    String topic = aws().fifoTopic();
    List<PublishBatchRequestEntry> list = entries.toList();
    return Contract.refusal(
        () ->
            aws()
                .sns
                .publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(list)));
  }
}
