package io.roomcast.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Topics and queues of an SNS and an SQS, through the SDK's clients; each has a name of its own.
 */
final class Messaging implements AutoCloseable {

  static final String REGION = "us-east-1";
  static final String ACCOUNT = "000000000000";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  final SnsClient sns;
  final SqsClient sqs;

  /** A queue. */
  record Queue(String url, String arn) {}

  Messaging(URI snsEndpoint, URI sqsEndpoint) {
    this(snsEndpoint, sqsEndpoint, "test");
  }

  Messaging(URI snsEndpoint, URI sqsEndpoint, String accessKeyId) {
    var credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "test"));
    sns =
        SnsClient.builder()
            .endpointOverride(snsEndpoint)
            .region(Region.of(REGION))
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    sqs =
        SqsClient.builder()
            .endpointOverride(sqsEndpoint)
            .region(Region.of(REGION))
            .credentialsProvider(credentials)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  String fifoTopic(String... attributes) {
    Map<String, String> all = new LinkedHashMap<>(map(attributes));
    all.put("FifoTopic", "true");
    return topic("topic-" + UUID.randomUUID() + ".fifo", all);
  }

  String standardTopic() {
    return topic("topic-" + UUID.randomUUID(), Map.of());
  }

  String topic(String name, Map<String, String> attributes) {
    return sns.createTopic(request -> request.name(name).attributes(attributes)).topicArn();
  }

  Queue fifoQueue() {
    return fifoQueue("queue-" + UUID.randomUUID() + ".fifo");
  }

  Queue fifoQueue(String name) {
    return queue(
        name,
        Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.VISIBILITY_TIMEOUT, "30"));
  }

  /** One that deduplicates in the group, as such topics want it. */
  Queue highThroughputQueue() {
    return queue(
        "queue-" + UUID.randomUUID() + ".fifo",
        Map.of(
            QueueAttributeName.FIFO_QUEUE,
            "true",
            QueueAttributeName.DEDUPLICATION_SCOPE,
            "messageGroup",
            QueueAttributeName.FIFO_THROUGHPUT_LIMIT,
            "perMessageGroupId"));
  }

  Queue standardQueue() {
    return queue("queue-" + UUID.randomUUID(), Map.of());
  }

  private Queue queue(String name, Map<QueueAttributeName, String> attributes) {
    String url =
        sqs.createQueue(request -> request.queueName(name).attributes(attributes)).queueUrl();
    return new Queue(url, "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + name);
  }

  String subscribe(String topicArn, Queue queue, String... attributes) {
    return sns.subscribe(
            request ->
                request
                    .topicArn(topicArn)
                    .protocol("sqs")
                    .endpoint(queue.arn())
                    .attributes(map(attributes))
                    .returnSubscriptionArn(true))
        .subscriptionArn();
  }

  /** A new FIFO queue that is subscribed to the topic. */
  Queue subscribed(String topicArn, String... attributes) {
    Queue queue = fifoQueue();
    subscribe(topicArn, queue, attributes);
    return queue;
  }

  PublishResponse publish(String topicArn, String group, String id, String message) {
    return publish(topicArn, group, id, message, Map.of());
  }

  PublishResponse publish(
      String topicArn, String group, String id, String message, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values = new LinkedHashMap<>();
    attributes.forEach((name, value) -> values.put(name, text(value)));
    return sns.publish(
        request ->
            request
                .topicArn(topicArn)
                .messageGroupId(group)
                .messageDeduplicationId(id)
                .message(message)
                .messageAttributes(values));
  }

  static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /** Takes that many messages out of a queue, in their order, and any that came with them. */
  List<Message> take(Queue queue, int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Message> taken = new ArrayList<>();
    while (taken.size() < count && System.nanoTime() < end) {
      List<Message> some = receive(queue, 1);
      for (Message message : some) {
        sqs.deleteMessage(
            request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle()));
      }
      taken.addAll(some);
    }
    return taken;
  }

  /** What can be received, without deleting it. */
  List<Message> receive(Queue queue, int waitSeconds) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queue.url())
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(waitSeconds)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  /** The messages inside the envelopes of so many messages. */
  List<String> texts(Queue queue, int count) {
    return take(queue, count).stream().map(Messaging::envelope).map(Messaging::text).toList();
  }

  static JsonNode envelope(Message message) {
    try {
      return JSON.readTree(message.body());
    } catch (JsonProcessingException noEnvelope) {
      throw new AssertionError("no envelope: " + message.body(), noEnvelope);
    }
  }

  static String text(JsonNode envelope) {
    return envelope.path("Message").asText();
  }

  @Override
  public void close() {
    sns.close();
    sqs.close();
  }

  private static Map<String, String> map(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
    return map;
  }
}
