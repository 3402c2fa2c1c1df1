package io.roomcast.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.sockets.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelinePrimingTest {

  @Test
  void priming_runs_each_action_and_reaches_nothing() {
    try (CapturedLog log = new CapturedLog()) {
      Priming.run(
          TimelineHandler::prime,
          new Environment(
              Map.of(
                  "TABLE_NAME", "roomcast",
                  "PUBLIC_ROOMS", "general",
                  "ROOM_CONNECTIONS", "5000",
                  "ROOM_MEMBERS", "10000",
                  "USER_ROOMS", "1000",
                  "MANAGEMENT_ENDPOINT", "http://nowhere.invalid/v1",
                  "AWS_REGION", "eu-central-1",
                  "POWERTOOLS_SERVICE_NAME", "timeline")));

      assertThat(log.lines()).hasSize(10).noneMatch(line -> line.contains("ERROR"));
      assertThat(log.lines().get(0)).contains("\"did\":\"joined\"");
      assertThat(log.lines().get(1)).contains("\"did\":\"resumed\"");
      assertThat(log.lines().get(2)).contains("\"did\":\"left\"");
      assertThat(log.lines().get(3)).contains("\"did\":\"page\"");
      assertThat(log.lines().get(5)).contains("\"did\":\"rooms\"");
      assertThat(log.lines().get(7)).contains("\"did\":\"thread\"");
      assertThat(log.lines().get(9)).contains("\"did\":\"directory\"");
    }
  }
}
