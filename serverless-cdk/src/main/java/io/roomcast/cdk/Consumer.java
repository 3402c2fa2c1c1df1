package io.roomcast.cdk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * One reader of the topic that knows nothing of the others: a FIFO queue that subscribes, the
 * function that it feeds, a dead-letter queue for either side, and their alarms. Consumer {@code
 * Audit} runs {@code io.roomcast.audit.AuditHandler}, with its own queue's URL and no other right
 * than to read it, until it is told what else it may do.
 */
final class Consumer extends Construct {

  /** The most that a FIFO queue hands over at once. */
  private static final int BATCH = 10;

  private static final String DELIVERY = "delivery";

  private final RoomcastStack stack;
  private final Queue deadLetters;
  private final Queue queue;
  private final HandlerFunction function;

  Consumer(RoomcastStack stack, String id, Delivery... deliveries) {
    this(stack, id, Map.of(DELIVERY, Arrays.stream(deliveries).map(Delivery::value).toList()));
  }

  private Consumer(RoomcastStack stack, String id, Map<String, List<String>> filter) {
    super(stack, id);
    this.stack = stack;
    deadLetters = FifoQueue.deadLetters(stack, this, id);
    queue = FifoQueue.feeding(stack, this, HandlerFunction.CONSUMER_TIMEOUT, deadLetters);
    function =
        new HandlerFunction(stack, this, "Function", id, HandlerFunction.CONSUMER_TIMEOUT)
            .sets("QUEUE_URL", queue.getQueueUrl())
            .may(reading(queue))
            .usesKey();
    subscribe(filter);
    feed();
    stack.alarms().onQueue(this, queue, id);
    stack.alarms().onUnreadable(this, id);
  }

  /** One that is told of deleted rooms, and of nothing else. */
  static Consumer ofDeletedRooms(RoomcastStack stack, String id) {
    return new Consumer(
        stack, id, Map.of(DELIVERY, List.of(Delivery.DURABLE.value()), "room", List.of("deleted")));
  }

  /** What the queue feeds. */
  HandlerFunction function() {
    return function;
  }

  /** Hands settings on to the function as environment variables. */
  Consumer takes(Setting... settings) {
    function.takes(settings);
    return this;
  }

  /** Lets the function make these calls on the table. */
  Consumer mayCall(ChatTable table, String... calls) {
    function.mayCall(table, calls);
    return this;
  }

  /** Lets the function post to connections. */
  Consumer mayReach(SocketEdge edge, String... methods) {
    function.mayReach(edge, methods);
    return this;
  }

  /** Tells the operator when the function gives up posts in number. */
  Consumer alarmsOnPostsGivenUp() {
    stack.alarms().onPostsGivenUp(this, function.stage());
    return this;
  }

  /** Lets the function put what it cannot read aside itself, and go on. */
  Consumer putsAside() {
    function.sets("DEAD_LETTER_QUEUE_URL", deadLetters.getQueueUrl()).may(sendingTo(deadLetters));
    return this;
  }

  /** Lets the function send itself what one invocation does not end. */
  Consumer goesOn() {
    function.may(sendingTo(queue));
    return this;
  }

  private static PolicyStatement sendingTo(Queue queue) {
    return PolicyStatement.Builder.create()
        .actions(List.of("sqs:SendMessage"))
        .resources(List.of(queue.getQueueArn()))
        .build();
  }

  /**
   * What Lambda's poller needs, on the function's role
   * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html), and the change of
   * visibility by which the batch loop backs off.
   */
  private static PolicyStatement reading(Queue queue) {
    return PolicyStatement.Builder.create()
        .actions(
            List.of(
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage"))
        .resources(List.of(queue.getQueueArn()))
        .build();
  }

  /**
   * Not raw, because the sequence number travels in the envelope alone. What SNS cannot hand over
   * goes to a dead-letter queue of the subscription's own; without one it would be dropped
   * silently.
   */
  private void subscribe(Map<String, List<String>> filter) {
    Queue undelivered = FifoQueue.undelivered(stack, this, function.stage());
    Nag.allow(
        undelivered,
        "AwsSolutions-SQS3",
        "It is a dead-letter queue, of a subscription, where the rule does not look.");
    FifoQueue.letIn(queue, stack.topic());
    FifoQueue.letIn(undelivered, stack.topic());
    CfnSubscription subscription =
        CfnSubscription.Builder.create(this, "Subscription")
            .topicArn(stack.topic().arn())
            .protocol("sqs")
            .endpoint(queue.getQueueArn())
            .rawMessageDelivery(false)
            .filterPolicyScope("MessageAttributes")
            .filterPolicy(filter)
            .redrivePolicy(Map.of("deadLetterTargetArn", undelivered.getQueueArn()))
            .build();
    subscription.getNode().addDependency(FifoQueue.policy(queue), FifoQueue.policy(undelivered));
  }

  /**
   * Partial batch responses: only the failed items, and what follows them in their room, return.
   */
  private void feed() {
    CfnEventSourceMapping.Builder.create(this, "EventSourceMapping")
        .eventSourceArn(queue.getQueueArn())
        .functionName(function.target())
        .batchSize(BATCH)
        .functionResponseTypes(List.of("ReportBatchItemFailures"))
        .build();
  }
}
