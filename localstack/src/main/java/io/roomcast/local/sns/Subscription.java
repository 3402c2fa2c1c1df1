package io.roomcast.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A queue that takes what a topic's filter lets through.
 *
 * @param attributes as they were given at Subscribe
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html">Subscribe</a>
 */
record Subscription(
    String arn,
    String topicArn,
    String queueArn,
    Map<String, String> attributes,
    FilterPolicy filter,
    boolean raw,
    Optional<String> deadLetterQueueArn) {

  private static final Set<String> KNOWN =
      Set.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Subscription of(
      String arn, String topicArn, String queueArn, Map<String, String> attributes) {
    for (String name : attributes.keySet()) {
      if (!KNOWN.contains(name)) throw SnsException.invalid("Attributes Reason: Unknown: " + name);
    }
    String raw = attributes.getOrDefault("RawMessageDelivery", "false");
    if (!raw.equalsIgnoreCase("true") && !raw.equalsIgnoreCase("false")) {
      throw SnsException.invalid(
          "Attributes Reason: RawMessageDelivery: Invalid value ["
              + raw
              + "]. Must be true or false.");
    }
    return new Subscription(
        arn,
        topicArn,
        queueArn,
        Map.copyOf(attributes),
        FilterPolicy.parse(
            attributes.getOrDefault("FilterPolicy", ""),
            attributes.getOrDefault("FilterPolicyScope", FilterPolicy.MESSAGE_ATTRIBUTES)),
        raw.equalsIgnoreCase("true"),
        Optional.ofNullable(attributes.get("RedrivePolicy"))
            .map(policy -> deadLetterQueue(policy, topicArn)));
  }

  /** As GetSubscriptionAttributes tells them. */
  Map<String, String> shown(String account) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("SubscriptionArn", arn);
    shown.put("TopicArn", topicArn);
    shown.put("Endpoint", queueArn);
    shown.put("Owner", account);
    shown.put("Protocol", "sqs");
    shown.put("ConfirmationWasAuthenticated", "true");
    shown.put("PendingConfirmation", "false");
    shown.putAll(attributes);
    if (attributes.containsKey("FilterPolicy")) {
      shown.putIfAbsent("FilterPolicyScope", FilterPolicy.MESSAGE_ATTRIBUTES);
    }
    shown.put("RawMessageDelivery", Boolean.toString(raw));
    return shown;
  }

  private static String deadLetterQueue(String policy, String topicArn) {
    String arn;
    try {
      arn = JSON.readTree(policy).path("deadLetterTargetArn").asText();
    } catch (JsonProcessingException notJson) {
      throw SnsException.invalid("Attributes Reason: RedrivePolicy: failed to parse JSON.");
    }
    if (!arn.startsWith("arn:aws:sqs:")) {
      throw SnsException.invalid(
          "Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn");
    }
    if (topicArn.endsWith(".fifo") && !arn.endsWith(".fifo")) {
      throw SnsException.invalid(
          "Attributes Reason: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO topic");
    }
    return arn;
  }
}
