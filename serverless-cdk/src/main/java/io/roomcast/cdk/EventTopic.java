package io.roomcast.cdk;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sns.FifoThroughputScope;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * The one FIFO topic, whose sequence numbers are the order of a room. It stays when the stack goes:
 * a new topic may count from below every head in the table. A FIFO topic's name cannot be generated
 * by CloudFormation, so the stack's own id is in it: a stack that is made again never meets it.
 */
final class EventTopic extends Construct {

  private final Topic topic;

  EventTopic(RoomcastStack stack, String id) {
    super(stack, id);
    String stackUuid = Fn.select(2, Fn.split("/", Aws.STACK_ID));
    Topic.Builder builder =
        Topic.Builder.create(this, "Resource")
            .topicName(Aws.STACK_NAME + "-" + stackUuid + ".fifo")
            .fifo(true)
            .fifoThroughputScope(FifoThroughputScope.MESSAGE_GROUP)
            .contentBasedDeduplication(false)
            .enforceSsl(true);
    stack.key().ifPresent(key -> key.encrypt(builder));
    topic = builder.build();
    topic.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  /** The ARN, for publishers, subscriptions and queue policies. */
  String arn() {
    return topic.getTopicArn();
  }

  /** Lets a function publish. */
  PolicyStatement allowsPublish() {
    return PolicyStatement.Builder.create()
        .actions(List.of("sns:Publish"))
        .resources(List.of(arn()))
        .build();
  }
}
