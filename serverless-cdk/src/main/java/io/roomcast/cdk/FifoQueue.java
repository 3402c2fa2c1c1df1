package io.roomcast.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * How every queue of the stack is made: FIFO at high throughput
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html),
 * kept for 14 days, the longest there is, encrypted, and over TLS only.
 */
final class FifoQueue {

  /**
   * An outage must not become a hole: at a back-off of up to 60 s, 1,000 receives (the most that
   * SQS takes) are about half a day of blocked, ordered waiting.
   */
  private static final int MAX_RECEIVES = 1000;

  /**
   * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: at least six times
   * the function's timeout.
   */
  private static final int VISIBILITY_IN_TIMEOUTS = 6;

  private FifoQueue() {}

  /** A queue that feeds a function and gives up to a dead-letter queue. */
  static Queue feeding(
      RoomcastStack stack, Construct scope, Duration functionTimeout, Queue deadLetters) {
    double visibility = VISIBILITY_IN_TIMEOUTS * functionTimeout.toSeconds().doubleValue();
    return builder(stack, scope, "Queue")
        .visibilityTimeout(Duration.seconds(visibility))
        .deadLetterQueue(
            DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(MAX_RECEIVES).build())
        .build();
  }

  /** A queue that keeps what a consumer could not handle, with an alarm. */
  static Queue deadLetters(RoomcastStack stack, Construct scope, String consumer) {
    String id = "DeadLetterQueue";
    Queue queue = builder(stack, scope, id).build();
    stack.alarms().onDeadLetters(scope, id + "Alarm", queue, consumer + " could not handle");
    return queue;
  }

  /**
   * A queue that keeps what SNS could not hand over to a consumer's, with an alarm. Never with the
   * customer's key: a key that does not let SNS in would close this queue too, and the event would
   * be lost without a letter and without an alarm.
   */
  static Queue undelivered(RoomcastStack stack, Construct scope, String consumer) {
    String id = "UndeliveredQueue";
    Queue queue = builder(scope, id).build();
    stack
        .alarms()
        .onDeadLetters(scope, id + "Alarm", queue, "SNS could not hand over to " + consumer);
    return queue;
  }

  private static Queue.Builder builder(RoomcastStack stack, Construct scope, String id) {
    Queue.Builder builder = builder(scope, id);
    stack.key().ifPresent(key -> key.encrypt(builder));
    return builder;
  }

  private static Queue.Builder builder(Construct scope, String id) {
    return Queue.Builder.create(scope, id)
        .fifo(true)
        .deduplicationScope(DeduplicationScope.MESSAGE_GROUP)
        .fifoThroughputLimit(FifoThroughputLimit.PER_MESSAGE_GROUP_ID)
        .retentionPeriod(Duration.days(14))
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true);
  }

  /** Lets the topic, and nobody else, put messages into the queue. */
  static void letIn(Queue queue, EventTopic topic) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", topic.arn())))
            .build());
  }

  /** The queue's policy, which must be there before the topic delivers. */
  static IConstruct policy(Queue queue) {
    return queue.getNode().findChild("Policy");
  }
}
