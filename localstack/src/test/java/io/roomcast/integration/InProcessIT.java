package io.roomcast.integration;

/** The suite over the project's own SNS, ElasticMQ and DynamoDB Local. */
final class InProcessIT extends Suite {

  InProcessIT() {
    super(Backend.IN_PROCESS);
  }
}
