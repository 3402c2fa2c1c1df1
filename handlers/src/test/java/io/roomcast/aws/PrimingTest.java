package io.roomcast.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrimingTest {

  private static final Environment ENVIRONMENT =
      new Environment(
          Map.of(
              "TABLE_NAME", "roomcast",
              "AWS_REGION", "eu-central-1",
              "AWS_ENDPOINT_URL_DYNAMODB", "http://nowhere.invalid"));

  @Test
  void clients_answer_themselves_with_nothing_found() {
    Priming.run(
        clients -> {
          Table table = clients.table();
          DynamoDbConnections connections =
              new DynamoDbConnections(table, InstantSource.fixed(Instant.EPOCH));
          assertThat(connections.inRoom("general")).isEmpty();
          assertThat(connections.count("general")).isZero();
          assertThat(connections.remove("c=")).isEmpty();
          assertThat(new DynamoDbHeads(table).read("general").version()).isZero();
        },
        ENVIRONMENT);
  }

  @Test
  void the_keys_of_the_environment_are_not_used() {
    Priming.run(
        clients -> assertThat(clients.environment().text("AWS_ACCESS_KEY_ID")).isEqualTo("priming"),
        new Environment(
            Map.of("AWS_ACCESS_KEY_ID", "real", "AWS_SECRET_ACCESS_KEY", "s", "AWS_REGION", "r")));
  }
}
