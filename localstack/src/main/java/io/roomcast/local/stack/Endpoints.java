package io.roomcast.local.stack;

import java.net.URI;
import java.util.Optional;

/** Where the table, the topic and the queues of a run live. */
public sealed interface Endpoints {

  /** In this process: DynamoDB Local, ElasticMQ and the project's own SNS. */
  record InProcess() implements Endpoints {}

  /** In LocalStack, which Testcontainers starts: it needs Docker. */
  record Container() implements Endpoints {}

  /**
   * At an AWS-compatible endpoint that runs already.
   *
   * @param all for SNS and SQS, and for DynamoDB unless that is elsewhere
   */
  record Running(URI all, Optional<URI> dynamoDb) implements Endpoints {}
}
