package io.roomcast.integration;

import io.roomcast.local.embedded.EmbeddedDynamoDb;
import io.roomcast.local.stack.Endpoints;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** Where SNS, SQS and DynamoDB of a run come from, and why they cannot, if they cannot. */
enum Backend {
  /** The project's own, always. */
  IN_PROCESS,
  /** LocalStack, started by Testcontainers. */
  CONTAINER,
  /** The endpoint that the environment names. */
  ENDPOINT;

  /** SNS and SQS, for {@link #ENDPOINT}. */
  static final String ALL = "ROOMCAST_ENDPOINT";

  /** DynamoDB, for {@link #ENDPOINT}; DynamoDB Local in process if there is none. */
  static final String DYNAMODB = "ROOMCAST_DYNAMODB_ENDPOINT";

  /** Why the tests cannot run here; absent when they can. */
  @Nullable String absence() {
    return switch (this) {
      case IN_PROCESS -> null;
      case CONTAINER ->
          hasDocker() ? null : "no Docker daemon answers, so LocalStack has no container";
      case ENDPOINT -> variable(ALL).isPresent() ? null : ALL + " names no endpoint";
    };
  }

  /** Tells of the table's server where one is started for the run, so that it ends with the run. */
  Endpoints endpoints(Consumer<EmbeddedDynamoDb> started) {
    return switch (this) {
      case IN_PROCESS -> new Endpoints.InProcess();
      case CONTAINER -> new Endpoints.Container();
      case ENDPOINT ->
          new Endpoints.Running(
              variable(ALL).orElseThrow(),
              Optional.of(variable(DYNAMODB).orElseGet(() -> ownTable(started))));
    };
  }

  private static URI ownTable(Consumer<EmbeddedDynamoDb> started) {
    EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.inMemory(0);
    started.accept(dynamoDb);
    return dynamoDb.endpoint();
  }

  /** Whether a publish that is a duplicate answers with the first one's sequence, as AWS does. */
  boolean repeatsSequences() {
    return this == IN_PROCESS;
  }

  private static Optional<URI> variable(String name) {
    return Optional.ofNullable(System.getenv(name))
        .filter(value -> !value.isBlank())
        .map(URI::create);
  }

  private static boolean hasDocker() {
    return DockerClientFactory.instance().isDockerAvailable();
  }
}
