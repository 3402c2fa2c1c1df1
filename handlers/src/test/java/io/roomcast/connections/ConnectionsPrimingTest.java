package io.roomcast.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.sockets.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionsPrimingTest {

  @Test
  void priming_connects_and_disconnects_and_reaches_nothing() {
    try (CapturedLog log = new CapturedLog()) {
      Priming.run(
          ConnectionsHandler::prime,
          new Environment(
              Map.of(
                  "TABLE_NAME", "roomcast",
                  "AWS_REGION", "eu-central-1",
                  "POWERTOOLS_SERVICE_NAME", "connections")));

      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(0)).contains("\"did\":\"connected\"");
      assertThat(log.lines().get(1)).contains("\"did\":\"disconnected\"");
    }
  }
}
