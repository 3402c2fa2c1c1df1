package io.roomcast.local.sns;

import static io.roomcast.local.sns.Messaging.envelope;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.local.sns.Messaging.Queue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What SNS FIFO topics do towards SQS queues, for any server that says it is SNS and SQS. The texts
 * are those that were recorded on AWS.
 */
abstract class SnsContract {

  private static final String INVALID = "InvalidParameter";

  /** The server's topics and queues. */
  abstract Messaging aws();

  @Test
  @Row("S01")
  void a_fifo_topic_whose_name_does_not_end_so_is_refused() {
    SnsException error =
        refusal(() -> aws().topic("topic-" + UUID.randomUUID(), Map.of("FifoTopic", "true")));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
  }

  @Test
  @Row("S02")
  void a_publish_without_a_group_is_refused() {
    String topic = aws().fifoTopic("ContentBasedDeduplication", "true");
    assertThat(text(refusal(() -> publishOnly(topic))))
        .isEqualTo("Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
  }

  private void publishOnly(String topic) {
    aws().sns.publish(request -> request.topicArn(topic).message("m"));
  }

  @Test
  @Row("S03")
  void a_publish_that_cannot_be_deduplicated_is_refused() {
    String topic = aws().fifoTopic();
    SnsException error =
        refusal(
            () ->
                aws()
                    .sns
                    .publish(request -> request.topicArn(topic).message("m").messageGroupId("g")));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
    assertThat(text(error))
        .isEqualTo(
            "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or"
                + " MessageDeduplicationId provided explicitly");
    assertThat(error.statusCode()).isEqualTo(400);
  }

  @Test
  @Row("S04")
  void a_publish_answers_a_uuid_and_twenty_digits() {
    PublishResponse published = aws().publish(aws().fifoTopic(), "g", "1", "m");
    assertThat(UUID.fromString(published.messageId())).hasToString(published.messageId());
    assertThat(published.sequenceNumber()).matches("[0-9]{20}");
  }

  @Test
  @Row("S05")
  void sequence_numbers_increase_within_a_group() {
    String topic = aws().fifoTopic();
    List<String> numbers =
        IntStream.range(0, 20)
            .mapToObj(i -> aws().publish(topic, "g", "id" + i, "m").sequenceNumber())
            .toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @Row("S06")
  void a_duplicate_is_accepted_and_delivered_once() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "first");
    aws().publish(topic, "g", "1", "again");
    aws().publish(topic, "g", "2", "next");
    assertThat(aws().texts(queue, 2)).containsExactly("first", "next");
  }

  @Test
  @Row("S07")
  void a_duplicate_answers_what_the_first_answered() {
    String topic = aws().fifoTopic();
    PublishResponse first = aws().publish(topic, "g", "1", "m");
    PublishResponse again = aws().publish(topic, "g", "1", "m");
    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(again.sequenceNumber()).isEqualTo(first.sequenceNumber());
  }

  @Test
  @Row("S08")
  void an_id_deduplicates_in_the_whole_topic() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "first");
    aws().publish(topic, "h", "1", "again");
    aws().publish(topic, "h", "2", "next");
    assertThat(aws().texts(queue, 2)).containsExactlyInAnyOrder("first", "next");
  }

  @Test
  @Row("S08-group")
  void an_id_deduplicates_in_its_group_where_the_topic_says_so() {
    String topic = aws().fifoTopic("FifoThroughputScope", "MessageGroup");
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "one");
    aws().publish(topic, "h", "1", "two");
    aws().publish(topic, "h", "1", "again");
    assertThat(aws().texts(queue, 2)).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  @Row("S09")
  void a_topic_may_deduplicate_by_the_hash_of_the_message() throws Exception {
    String topic = aws().fifoTopic("ContentBasedDeduplication", "true");
    Queue queue = aws().subscribed(topic);
    aws().sns.publish(request -> request.topicArn(topic).message("m").messageGroupId("g"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest("m".getBytes(StandardCharsets.UTF_8));
    assertThat(attribute(taken(queue), MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID))
        .isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  @Row("S10")
  void the_hash_does_not_include_the_attributes() {
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
  void an_id_that_is_given_replaces_the_hash_and_the_group_goes_on() {
    String topic = aws().fifoTopic("ContentBasedDeduplication", "true");
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "my-group", "my-id", "m");
    Message message = taken(queue);
    assertThat(attribute(message, MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID))
        .isEqualTo("my-id");
    assertThat(attribute(message, MessageSystemAttributeName.MESSAGE_GROUP_ID))
        .isEqualTo("my-group");
  }

  @Test
  @Row("S12")
  void the_envelope_has_these_fields_and_no_signature() {
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
  void the_envelope_has_the_numbers_of_the_publish_and_the_queue_has_its_own() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    PublishResponse published = aws().publish(topic, "g", "1", "m");
    Message message = taken(queue);
    assertThat(envelope(message).path("MessageId").asText()).isEqualTo(published.messageId());
    assertThat(envelope(message).path("SequenceNumber").asText())
        .isEqualTo(published.sequenceNumber());
    assertThat(message.messageId()).isNotEqualTo(published.messageId());
    assertThat(attribute(message, MessageSystemAttributeName.SEQUENCE_NUMBER))
        .isNotNull()
        .isNotEqualTo(published.sequenceNumber());
  }

  @Test
  @Row("S14")
  void raw_delivery_is_the_message_with_its_attributes() {
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
  void the_envelope_has_the_attributes_and_the_queue_message_has_none() {
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
  void raw_delivery_of_eleven_attributes_does_not_happen() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic, "RawMessageDelivery", "true");
    Map<String, String> eleven =
        IntStream.range(0, 11).boxed().collect(toMap(i -> "k" + i, i -> "v"));
    aws().publish(topic, "g", "1", "too many", eleven);
    aws().publish(topic, "g", "2", "next");
    assertThat(aws().take(queue, 1)).extracting(Message::body).containsExactly("next");
  }

  @Test
  @Row("S17")
  void two_hundred_of_a_group_arrive_in_order() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    List<String> sent = IntStream.range(0, 200).mapToObj(i -> "message " + i).toList();
    for (String text : sent) aws().publish(topic, "g", text.replace(' ', '-'), text);
    assertThat(aws().texts(queue, 200)).isEqualTo(sent);
  }

  @Test
  @Row("S18")
  void groups_that_are_published_at_once_each_arrive_in_order() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    List<String> groups = List.of("a", "b", "c", "d");
    try (var publishers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String group : groups) {
        publishers.execute(
            () -> {
              for (int i = 0; i < 50; i++) {
                aws().publish(topic, group, group + i, Integer.toString(i));
              }
            });
      }
    }
    Map<String, List<String>> arrived =
        aws().take(queue, 200).stream()
            .collect(
                groupingBy(
                    message -> attribute(message, MessageSystemAttributeName.MESSAGE_GROUP_ID),
                    mapping(message -> Messaging.text(envelope(message)), toList())));
    List<String> inOrder = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    assertThat(arrived).containsOnlyKeys(groups);
    assertThat(arrived.values()).allSatisfy(texts -> assertThat(texts).isEqualTo(inOrder));
  }

  @Test
  @Row("S19")
  void a_filter_on_attributes_lets_the_matching_through_in_order() {
    String topic = aws().fifoTopic();
    Queue all = aws().subscribed(topic);
    Queue durable = aws().subscribed(topic, "FilterPolicy", "{\"delivery\":[\"durable\"]}");
    for (int i = 0; i < 10; i++) {
      String delivery = i % 2 == 0 ? "durable" : "ephemeral";
      aws().publish(topic, "g", "id" + i, Integer.toString(i), Map.of("delivery", delivery));
    }
    assertThat(aws().texts(durable, 5)).containsExactly("0", "2", "4", "6", "8");
    assertThat(aws().texts(all, 10)).hasSize(10);
  }

  @Test
  @Row("S20")
  void a_filter_may_look_at_the_message() {
    String topic = aws().fifoTopic();
    Queue queue =
        aws()
            .subscribed(
                topic,
                "FilterPolicyScope",
                "MessageBody",
                "FilterPolicy",
                "{\"from\":{\"age\":[{\"numeric\":[\">=\",18]}]}}");
    aws().publish(topic, "g", "1", "{\"from\":{\"age\":17}}");
    aws().publish(topic, "g", "2", "{\"from\":{\"age\":18}}");
    assertThat(aws().texts(queue, 1)).containsExactly("{\"from\":{\"age\":18}}");
  }

  @Test
  @Row("S21")
  void a_batch_answers_each_entry_and_is_delivered_in_its_order() {
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
  void a_batch_of_eleven_is_refused() {
    SnsException error = batchRefusal(entries(11));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("TooManyEntriesInBatchRequest");
    assertThat(text(error)).isEqualTo("The batch request contains more entries than permissible.");
  }

  @Test
  @Row("S22-ids")
  void a_batch_with_equal_ids_is_refused() {
    SnsException error = batchRefusal(Stream.concat(entries(2), entries(1)));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("BatchEntryIdsNotDistinct");
    assertThat(text(error)).isEqualTo("Two or more batch entries in the request have the same Id.");
  }

  @Test
  @Row("S22-group")
  void a_batch_without_a_group_is_refused() {
    SnsException error =
        batchRefusal(entries(1).map(entry -> entry.toBuilder().messageGroupId(null).build()));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
    assertThat(text(error))
        .isEqualTo("Invalid parameter: The MessageGroupId parameter is required for FIFO topics");
  }

  @Test
  @Row("S23")
  void a_fifo_queue_cannot_be_subscribed_to_a_standard_topic() {
    String topic = aws().standardTopic();
    Queue queue = aws().fifoQueue();
    assertThat(text(refusal(() -> aws().subscribe(topic, queue))))
        .isEqualTo(
            "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be"
                + " subscribed to standard SNS topics");
  }

  @Test
  @Row("S24")
  void a_standard_queue_gets_messages_once_and_without_their_group() {
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
  @Row("S25")
  void a_deduplication_id_on_a_standard_topic_is_refused() {
    String topic = aws().standardTopic();
    SnsException error =
        refusal(
            () ->
                aws()
                    .sns
                    .publish(
                        request ->
                            request.topicArn(topic).message("m").messageDeduplicationId("1")));
    assertThat(text(error))
        .isEqualTo(
            "Invalid parameter: MessageDeduplicationId Reason: The request includes"
                + " MessageDeduplicationId parameter that is not valid for this topic type");
  }

  @Test
  @Row("S26")
  void only_queues_can_be_subscribed_to_a_fifo_topic() {
    String topic = aws().fifoTopic();
    SnsException error =
        refusal(
            () ->
                aws()
                    .sns
                    .subscribe(
                        request ->
                            request
                                .topicArn(topic)
                                .protocol("lambda")
                                .endpoint("arn:aws:lambda:us-east-1:000000000000:function:f")));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
  }

  @Test
  @Row("S27")
  void a_message_over_256_kb_is_refused() {
    String topic = aws().fifoTopic();
    assertThat(aws().publish(topic, "g", "1", "x".repeat(262_144)).messageId()).isNotEmpty();
    SnsException error = refusal(() -> aws().publish(topic, "g", "2", "x".repeat(262_145)));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
    assertThat(text(error)).isEqualTo("Invalid parameter: Message too long");
  }

  @Test
  @Row("S28")
  void a_group_waits_for_its_message_in_flight_and_others_do_not() {
    String topic = aws().fifoTopic();
    Queue queue = aws().subscribed(topic);
    aws().publish(topic, "g", "1", "g1");
    assertThat(aws().receive(queue, 5)).hasSize(1);
    aws().publish(topic, "g", "2", "g2");
    aws().publish(topic, "h", "3", "h1");
    List<Message> received = aws().receive(queue, 5);
    assertThat(received)
        .extracting(message -> Messaging.text(envelope(message)))
        .containsExactly("h1");
    assertThat(aws().receive(queue, 0)).isEmpty();
  }

  @Test
  @Row("S29-length")
  void a_group_of_129_characters_is_refused() {
    String topic = aws().fifoTopic();
    SnsException error = refusal(() -> aws().publish(topic, "g".repeat(129), "1", "m"));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
  }

  @Test
  @Row("S29-space")
  void a_group_with_a_space_is_refused() {
    String topic = aws().fifoTopic();
    SnsException error = refusal(() -> aws().publish(topic, "g g", "1", "m"));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(INVALID);
  }

  @Test
  @Row("operator")
  void a_filter_with_an_unknown_operator_is_refused() {
    String topic = aws().fifoTopic();
    Queue queue = aws().fifoQueue();
    SnsException error =
        refusal(() -> aws().subscribe(topic, queue, "FilterPolicy", "{\"k\":[{\"like\":\"x\"}]}"));
    assertThat(text(error))
        .startsWith("Invalid parameter: Attributes Reason: FilterPolicy: Unrecognized match type");
  }

  @Test
  @Row("no-topic")
  void a_publish_to_no_topic_is_not_found() {
    String topic = aws().fifoTopic();
    SnsException error =
        refusal(() -> aws().publish(topic.replace("topic-", "none-"), "g", "1", "m"));
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("NotFound");
    assertThat(text(error)).isEqualTo("Topic does not exist");
    assertThat(error.statusCode()).isEqualTo(404);
  }

  @Test
  @Row("dead-letters")
  void what_a_queue_cannot_take_goes_to_the_subscriptions_dead_letter_queue() {
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
    assertThat(attribute(message, MessageSystemAttributeName.MESSAGE_GROUP_ID)).isEqualTo("g");
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
    return refusal(
        () ->
            aws()
                .sns
                .publishBatch(request -> request.topicArn(topic).publishBatchRequestEntries(list)));
  }

  private Message taken(Queue queue) {
    List<Message> messages = aws().take(queue, 1);
    assertThat(messages).hasSize(1);
    return messages.getFirst();
  }

  private static String attribute(Message message, MessageSystemAttributeName name) {
    return message.attributes().getOrDefault(name, "");
  }

  private static SnsException refusal(ThrowingCallable call) {
    SnsException error = catchThrowableOfType(SnsException.class, call);
    assertThat(error).as("a refusal").isNotNull();
    return error;
  }

  private static String text(SnsException error) {
    return error.awsErrorDetails().errorMessage();
  }
}
