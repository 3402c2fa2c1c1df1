package io.roomcast.operator;

import io.roomcast.aws.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A running stack: its table, its topic with the epoch that its functions publish in, its
 * consumers, and the clients that reach them.
 */
record Stack(
    Table table,
    SqsClient sqs,
    SnsClient sns,
    String topicArn,
    List<Consumer> consumers,
    QueueAges ages,
    int epoch)
    implements AutoCloseable {

  private static final String QUEUE = "AWS::SQS::Queue";
  private static final String DEAD_LETTERS = "DeadLetterQueue";

  /** The one of a stack's resources that the template has one of. */
  static String one(List<Resource> resources, String type) {
    List<Resource> found = resources.stream().filter(each -> each.type().equals(type)).toList();
    if (found.size() != 1) {
      throw new CannotLook(
          "The stack has %d resources of the type %s instead of one, so it is not Roomcast's: name another with --stack."
              .formatted(found.size(), type));
    }
    return found.getFirst().name();
  }

  /** The consumers among a stack's resources: every one that has a dead-letter queue. */
  static List<Consumer> consumers(List<Resource> resources) {
    List<Consumer> consumers = new ArrayList<>();
    for (Resource resource : resources) {
      if (resource.type().equals(QUEUE) && resource.id().endsWith(DEAD_LETTERS)) {
        String name = resource.id().substring(0, resource.id().length() - DEAD_LETTERS.length());
        consumers.add(
            new Consumer(
                name,
                queue(resources, name + "Queue"),
                queue(resources, resource.id()),
                queue(resources, name + "UndeliveredQueue")));
      }
    }
    return List.copyOf(consumers);
  }

  private static StackQueue queue(List<Resource> resources, String id) {
    return resources.stream()
        .filter(each -> each.type().equals(QUEUE) && each.id().equals(id))
        .map(each -> new StackQueue(id, each.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new CannotLook(
                    "The stack has no queue "
                        + id
                        + ": use the commands of the version that was deployed."));
  }

  /** The consumers called so; all of them where no name is given. */
  List<Consumer> consumersCalled(List<String> names) {
    return names.isEmpty() ? consumers : names.stream().map(this::consumer).toList();
  }

  /** The consumer of this name. */
  Consumer consumer(String name) {
    Optional<Consumer> found =
        consumers.stream().filter(consumer -> consumer.isCalled(name)).findFirst();
    return found.orElseThrow(
        () ->
            new CannotLook(
                "There is no consumer %s: name one of %s."
                    .formatted(
                        name, String.join(", ", consumers.stream().map(Consumer::name).toList()))));
  }

  @Override
  public void close() {
    table.client().close();
    sqs.close();
    sns.close();
  }
}
