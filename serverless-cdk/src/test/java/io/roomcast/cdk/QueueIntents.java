package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** From the topic by the queues to the functions, nothing is lost unseen. */
abstract class QueueIntents {

  private static final int SQS_LOOKS_INTO = 120_000;

  abstract StackTemplate template();

  @Test
  void every_queue_that_feeds_a_function_has_a_dead_letter_queue_after_1000_receives() {
    feeding()
        .forEach(
            (queue, mapping) -> {
              JsonNode redrive = template().properties(queue).path("RedrivePolicy");
              assertThat(queues().keySet())
                  .as("dead-letter queue of %s", queue)
                  .contains(queue(redrive.path("deadLetterTargetArn")));
              assertThat(redrive.path("maxReceiveCount").asInt()).as(queue).isEqualTo(1000);
            });
  }

  @Test
  void every_queue_that_feeds_a_function_is_subscribed_to_the_topic() {
    Set<String> subscribed = new TreeSet<>();
    subscriptions().values().forEach(each -> subscribed.add(queue(each.path("Endpoint"))));
    assertThat(subscribed)
        .as("queues with a subscription")
        .containsExactlyInAnyOrderElementsOf(feeding().keySet());
  }

  @Test
  void every_subscription_is_of_the_one_topic_and_not_raw() {
    subscriptions()
        .forEach(
            (id, subscription) -> {
              assertThat(template().reference(subscription.path("TopicArn"), "SNS::Topic"))
                  .as("topic of %s", id)
                  .isEqualTo("Topic");
              assertThat(subscription.path("Protocol").asText()).as(id).isEqualTo("sqs");
              assertThat(subscription.path("RawMessageDelivery").asBoolean())
                  .as("raw delivery, which drops the sequence number, of %s", id)
                  .isFalse();
            });
  }

  @Test
  void every_subscription_takes_durable_events_by_the_attribute_delivery() {
    subscriptions()
        .forEach(
            (id, subscription) -> {
              assertThat(subscription.path("FilterPolicyScope").asText())
                  .as(id)
                  .isEqualTo("MessageAttributes");
              assertThat(subscription.path("FilterPolicy").path("delivery"))
                  .as("filter of %s", id)
                  .extracting(JsonNode::asText)
                  .contains("durable");
            });
  }

  @Test
  void every_subscription_has_a_dead_letter_queue_of_its_own() {
    Set<String> taken = new HashSet<>(deadLettersOfQueues());
    subscriptions()
        .forEach(
            (id, subscription) -> {
              String queue = queue(subscription.path("RedrivePolicy").path("deadLetterTargetArn"));
              assertThat(queues().keySet()).as("dead-letter queue of %s", id).contains(queue);
              assertThat(taken.add(queue)).as("%s has %s for itself", id, queue).isTrue();
            });
  }

  @Test
  void a_dead_letter_queue_of_a_subscription_takes_what_a_wrong_customer_key_keeps_out() {
    subscriptions()
        .values()
        .forEach(
            subscription -> {
              String id = queue(subscription.path("RedrivePolicy"));
              JsonNode queue = template().properties(id);
              assertThat(queue.path("SqsManagedSseEnabled").asBoolean())
                  .as("%s has a key of SQS, which needs no grant", id)
                  .isTrue();
              assertThat(queue.has("KmsMasterKeyId")).as("%s has a customer key", id).isFalse();
            });
  }

  @Test
  void every_dead_letter_queue_has_an_alarm_at_the_first_message() {
    Map<String, Integer> thresholds = thresholds("ApproximateNumberOfMessagesVisible", 1);
    Set<String> deadLetters = new TreeSet<>(queues().keySet());
    deadLetters.removeAll(feeding().keySet());
    assertThat(deadLetters).isNotEmpty();
    assertThat(thresholds.keySet()).as("dead-letter queues with an alarm").containsAll(deadLetters);
  }

  @Test
  void every_queue_that_feeds_a_function_has_an_alarm_on_age_and_one_on_backlog() {
    assertThat(thresholds("ApproximateAgeOfOldestMessage", Integer.MAX_VALUE).keySet())
        .as("queues with an alarm on age")
        .isEqualTo(feeding().keySet());
    assertThat(thresholds("ApproximateNumberOfMessagesNotVisible", SQS_LOOKS_INTO / 2).keySet())
        .as("queues with an alarm on backlog, well below what SQS looks into")
        .isEqualTo(feeding().keySet());
  }

  @Test
  void visibility_is_at_least_six_times_the_function_timeout() {
    feeding()
        .forEach(
            (queue, mapping) -> {
              String alias = template().reference(mapping.path("FunctionName"), "Lambda::Alias");
              JsonNode target = template().resource(alias).path("Properties");
              String function = target.path("FunctionName").path("Ref").asText();
              int timeout =
                  template().resource(function).path("Properties").path("Timeout").asInt();
              assertThat(timeout).as("timeout of %s", function).isPositive();
              assertThat(template().properties(queue).path("VisibilityTimeout").asInt())
                  .as("visibility of %s", queue)
                  .isGreaterThanOrEqualTo(6 * timeout);
            });
  }

  @Test
  void every_batch_has_at_most_ten_events_and_reports_the_failed_ones() {
    feeding()
        .forEach(
            (queue, mapping) -> {
              assertThat(mapping.path("BatchSize").asInt()).as(queue).isBetween(1, 10);
              assertThat(mapping.path("FunctionResponseTypes").path(0).asText())
                  .as("failures of %s", queue)
                  .isEqualTo("ReportBatchItemFailures");
            });
  }

  @Test
  void every_queue_is_fifo_at_high_throughput_encrypted_and_kept_for_14_days() {
    queues()
        .forEach(
            (id, queue) -> {
              assertThat(queue.path("FifoQueue").asBoolean()).as(id).isTrue();
              assertThat(queue.path("DeduplicationScope").asText())
                  .as(id)
                  .isEqualTo("messageGroup");
              assertThat(queue.path("FifoThroughputLimit").asText())
                  .as(id)
                  .isEqualTo("perMessageGroupId");
              assertThat(queue.path("MessageRetentionPeriod").asInt()).as(id).isEqualTo(1_209_600);
              assertThat(
                      queue.path("SqsManagedSseEnabled").asBoolean() || queue.has("KmsMasterKeyId"))
                  .as("encryption of %s", id)
                  .isTrue();
            });
  }

  @Test
  void the_topic_is_let_into_every_queue_that_it_hands_over_to() {
    Set<String> handedTo = new TreeSet<>();
    subscriptions()
        .values()
        .forEach(
            each -> {
              handedTo.add(queue(each.path("Endpoint")));
              handedTo.add(queue(each.path("RedrivePolicy")));
            });
    Set<String> open = new TreeSet<>();
    template()
        .all("SQS::QueuePolicy")
        .values()
        .forEach(
            policy ->
                StackTemplate.statements(policy.path("PolicyDocument"))
                    .filter(each -> each.path("Effect").asText().equals("Allow"))
                    .forEach(each -> open.add(queue(each.path("Resource")))));
    assertThat(open)
        .as("queues that let the topic in")
        .containsExactlyInAnyOrderElementsOf(handedTo);
  }

  @Test
  void only_the_topic_is_let_into_a_queue_and_only_over_tls() {
    Map<String, JsonNode> policies = new TreeMap<>();
    template()
        .all("SQS::QueuePolicy")
        .values()
        .forEach(policy -> policies.put(queue(policy.path("Queues")), policy));
    assertThat(policies.keySet()).as("queues with a policy").isEqualTo(queues().keySet());
    policies.forEach(
        (queue, policy) -> {
          List<JsonNode> statements =
              StackTemplate.statements(policy.path("PolicyDocument")).toList();
          assertThat(statements)
              .as("TLS for %s", queue)
              .anyMatch(
                  each -> each.at("/Condition/Bool/aws:SecureTransport").asText().equals("false"));
          assertThat(statements)
              .filteredOn(each -> each.path("Effect").asText().equals("Allow"))
              .as("who is let into %s", queue)
              .allSatisfy(
                  each -> {
                    assertThat(each.at("/Condition/ArnEquals/aws:SourceArn/Ref").asText())
                        .isEqualTo("Topic");
                    assertThat(each.path("Action").asText()).isEqualTo("sqs:SendMessage");
                  });
        });
  }

  /** The event source mappings by the queue that feeds them. */
  private Map<String, JsonNode> feeding() {
    Map<String, JsonNode> byQueue = new TreeMap<>();
    template()
        .all("Lambda::EventSourceMapping")
        .values()
        .forEach(mapping -> byQueue.put(queue(mapping.path("EventSourceArn")), mapping));
    assertThat(byQueue).isNotEmpty();
    return byQueue;
  }

  private Set<String> deadLettersOfQueues() {
    Set<String> found = new TreeSet<>();
    queues()
        .values()
        .forEach(queue -> found.add(queue(queue.at("/RedrivePolicy/deadLetterTargetArn"))));
    return found;
  }

  /** The queues with an alarm on a metric, alone or in a sum, at most so high. */
  private Map<String, Integer> thresholds(String metric, int most) {
    Map<String, Integer> found = new TreeMap<>();
    template()
        .all("CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              boolean watches =
                  alarm.findValues("MetricName").stream().anyMatch(n -> n.asText().equals(metric));
              int threshold = alarm.path("Threshold").asInt();
              if (watches && 0 < threshold && threshold <= most) {
                found.put(queue(alarm), threshold);
              }
            });
    return found;
  }

  private Map<String, JsonNode> queues() {
    return template().all("SQS::Queue");
  }

  private Map<String, JsonNode> subscriptions() {
    Map<String, JsonNode> found = template().all("SNS::Subscription");
    assertThat(found).isNotEmpty();
    return found;
  }

  private String queue(JsonNode value) {
    return template().reference(value, "SQS::Queue");
  }
}
