package io.roomcast.local.stack;

import io.roomcast.local.Refused;
import java.net.URI;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.core.exception.SdkException;

/** Reaches an endpoint outside this process, or says in one sentence why not. */
final class Endpoint {

  /** The last LocalStack that needs no account. */
  private static final String IMAGE = "localstack/localstack:4.14.0";

  private Endpoint() {}

  /** LocalStack in Docker, which ends with the run. */
  static Cloud container(Opened opened) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new Refused(
          "--localstack needs Docker, which does not answer: start it, or run without --localstack.");
    }
    LocalStackContainer container =
        opened.add(
            new LocalStackContainer(DockerImageName.parse(IMAGE))
                .withServices("sqs", "sns", "dynamodb"));
    container.start();
    return cloud(container.getEndpoint(), container.getEndpoint());
  }

  /** An endpoint that runs already; it must answer for SQS, SNS and DynamoDB. */
  static Cloud running(Endpoints.Running given) {
    Cloud cloud = cloud(given.all(), given.dynamoDb().orElse(given.all()));
    try (Clients clients = Clients.of(cloud)) {
      Parallel.run(
          List.of(
              () -> ask("SQS", cloud.sqs().toString(), clients.sqs()::listQueues),
              () -> ask("SNS", cloud.sns().toString(), clients.sns()::listTopics),
              () -> ask("DynamoDB", cloud.dynamoDb().toString(), clients.dynamoDb()::listTables)));
    }
    return cloud;
  }

  private static Cloud cloud(URI all, URI dynamoDb) {
    InTurn.at(all);
    return new RunningCloud(all, dynamoDb);
  }

  private static void ask(String service, String url, Runnable call) {
    try {
      call.run();
    } catch (SdkException silent) {
      throw new Refused("No " + service + " answers at " + url + ".", silent);
    }
  }
}
