package io.roomcast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.local.template.Part.Queue;
import io.roomcast.local.template.Part.QueuePolicy;
import io.roomcast.local.template.Part.Subscription;
import io.roomcast.local.template.Part.Table;
import io.roomcast.local.template.Part.Topic;
import io.roomcast.local.template.Part.TopicPolicy;
import io.roomcast.local.template.Parts.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How tables, topics and queues are read. */
final class DataTypes {

  private static final List<String> QUEUE_ATTRIBUTES =
      List.of(
          "FifoQueue",
          "ContentBasedDeduplication",
          "DeduplicationScope",
          "FifoThroughputLimit",
          "VisibilityTimeout",
          "MessageRetentionPeriod",
          "DelaySeconds",
          "MaximumMessageSize",
          "ReceiveMessageWaitTimeSeconds",
          "RedrivePolicy",
          "RedriveAllowPolicy");

  /** SQS's default: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/. */
  private static final int DEFAULT_VISIBILITY = 30;

  private DataTypes() {}

  static Table table(Reading reading) {
    Properties properties =
        reading
            .properties()
            .without(
                "TableName",
                "PointInTimeRecoverySpecification",
                "DeletionProtectionEnabled",
                "SSESpecification",
                "TableClass",
                "Tags")
            .only("BillingMode", "PAY_PER_REQUEST");
    Map<String, String> types = new LinkedHashMap<>();
    for (Properties attribute : properties.list("AttributeDefinitions")) {
      types.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
    }
    Map<String, String> keys = new LinkedHashMap<>();
    for (Properties key : properties.list("KeySchema")) {
      key.without("KeyType");
      String name = key.text("AttributeName");
      String type = types.get(name);
      if (type == null) {
        throw properties.refused("has the key " + name + ", which it does not define");
      }
      keys.put(name, type);
    }
    Properties ttl = properties.nested("TimeToLiveSpecification");
    Optional<String> attribute = ttl.optional("AttributeName").filter(_ -> ttl.flag("Enabled"));
    return new Table(reading.id(), reading.ref(), keys, attribute);
  }

  static Topic topic(Reading reading) {
    Properties properties =
        reading.properties().without("TopicName", "KmsMasterKeyId", "Tags", "DisplayName");
    return new Topic(
        reading.id(),
        reading.attribute("TopicName"),
        reading.ref(),
        attributes(
            properties, List.of("FifoTopic", "ContentBasedDeduplication", "FifoThroughputScope")));
  }

  static TopicPolicy topicPolicy(Reading reading) {
    return new TopicPolicy(
        reading.id(), reading.properties().texts("Topics"), document(reading.properties()));
  }

  static Subscription subscription(Reading reading) {
    Properties properties = reading.properties().only("Protocol", "sqs");
    return new Subscription(
        reading.id(),
        properties.text("TopicArn"),
        properties.text("Endpoint"),
        properties
            .value("RedrivePolicy")
            .map(policy -> policy.path("deadLetterTargetArn").asText()),
        attributes(
            properties,
            List.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy")));
  }

  static Queue queue(Reading reading) {
    // Encryption is AWS's own: a local queue is as safe as the machine's memory.
    Properties properties =
        reading
            .properties()
            .without(
                "QueueName",
                "KmsMasterKeyId",
                "KmsDataKeyReusePeriodSeconds",
                "SqsManagedSseEnabled",
                "Tags");
    return new Queue(
        reading.id(),
        reading.attribute("QueueName"),
        reading.ref(),
        reading.attribute("Arn"),
        properties.flag("FifoQueue"),
        properties.number("VisibilityTimeout", DEFAULT_VISIBILITY),
        properties
            .value("RedrivePolicy")
            .map(policy -> policy.path("deadLetterTargetArn").asText()),
        attributes(properties, QUEUE_ATTRIBUTES));
  }

  static QueuePolicy queuePolicy(Reading reading) {
    return new QueuePolicy(
        reading.id(), reading.properties().texts("Queues"), document(reading.properties()));
  }

  private static JsonNode document(Properties properties) {
    return properties
        .value("PolicyDocument")
        .orElseThrow(() -> properties.refused("has no PolicyDocument"));
  }

  /** As the create calls take them: text as it is, an object as JSON. */
  private static Map<String, String> attributes(Properties properties, List<String> names) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : names) {
      properties
          .value(name)
          .ifPresent(
              value ->
                  attributes.put(
                      name, value.isContainerNode() ? value.toString() : value.asText()));
    }
    return attributes;
  }
}
