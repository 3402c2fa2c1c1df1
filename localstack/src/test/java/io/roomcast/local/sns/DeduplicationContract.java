package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.local.sns.Messaging.Queue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Which publishes count as one. */
interface DeduplicationContract extends Contract {

  @Test
  @Row("S06")
  default void a_duplicate_is_accepted_and_delivered_once() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "first");
    aws().publish(topic, "g", "1", "again");
    aws().publish(topic, "g", "2", "next");
    assertThat(aws().texts(queue, 2)).containsExactly("first", "next");
  }

  @Test
  @Row("S07")
  default void a_duplicate_answers_what_the_first_answered() {
    String topic = aws().fifoTopic();
    PublishResponse first = aws().publish(topic, "g", "1", "m");
    PublishResponse again = aws().publish(topic, "g", "1", "m");
    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.sequenceNumber()).isEqualTo(first.sequenceNumber());
  }

  @Test
  @Row("S08")
  default void an_id_deduplicates_in_the_whole_topic() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "first");
    aws().publish(topic, "h", "1", "again");
    aws().publish(topic, "h", "2", "next");
    assertThat(aws().texts(queue, 2)).containsExactlyInAnyOrder("first", "next");
  }

  @Test
  @Row("S08-group")
  default void an_id_deduplicates_in_its_group_where_the_topic_says_so() {
    String topic = aws().fifoTopic("FifoThroughputScope", "MessageGroup");
    Queue queue = aws().highThroughputQueue();
    aws().subscribe(topic, queue);
    aws().publish(topic, "g", "1", "one");
    aws().publish(topic, "h", "1", "two");
    aws().publish(topic, "h", "1", "again");
    assertThat(aws().texts(queue, 2)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  @Row("S09")
  default void a_topic_may_deduplicate_by_the_hash_of_the_message() throws Exception {
    String topic = aws().fifoTopic("ContentBasedDeduplication", "true");
    Queue queue = aws().subscribed(topic);
    aws().sns.publish(request -> request.topicArn(topic).message("m").messageGroupId("g"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest("m".getBytes(StandardCharsets.UTF_8));
    assertThat(
            Contract.attribute(taken(queue), MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID))
        .isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  @Row("S10")
  default void the_hash_does_not_include_the_attributes() {
    String topic = aws().fifoTopic("ContentBasedDeduplication", "true");
    Queue queue = aws().subscribed(topic);
    for (String value : List.of("a", "b")) {
      aws()
          .sns
          .publish(
              request ->
                  request
                      .topicArn(topic)
                      .message("same")
                      .messageGroupId("g")
                      .messageAttributes(Map.of("k", Messaging.text(value))));
    }
    aws().publish(topic, "g", "2", "next");
    assertThat(aws().texts(queue, 2)).containsExactly("same", "next");
  }

  @Test
  @Row("S11")
  default void an_id_that_is_given_replaces_the_hash_and_the_group_goes_on() {
    String topic = aws().fifoTopic("ContentBasedDeduplication", "true");
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "my-group", "my-id", "m");
    Message message = taken(queue);
    assertThat(Contract.attribute(message, MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID))
        .isEqualTo("my-id");
    assertThat(Contract.attribute(message, MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .isEqualTo("my-group");
  }
}
