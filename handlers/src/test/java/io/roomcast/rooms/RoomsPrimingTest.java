package io.roomcast.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.sockets.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomsPrimingTest {

  @Test
  void priming_makes_a_room_looks_for_another_opens_a_conversation_and_reaches_nothing() {
    try (CapturedLog log = new CapturedLog()) {
      Priming.run(
          RoomsHandler::prime,
          new Environment(
              Map.of(
                  "TABLE_NAME", "roomcast",
                  "TOPIC_ARN", "arn:aws:sns:eu-central-1:123456789012:roomcast.fifo",
                  "EPOCH", "10",
                  "PUBLIC_ROOMS", "general",
                  "ROOM_MEMBERS", "10000",
                  "USER_ROOMS", "1000",
                  "OWNED_ROOMS", "100",
                  "MANAGEMENT_ENDPOINT", "http://nowhere.invalid/v1",
                  "AWS_REGION", "eu-central-1",
                  "POWERTOOLS_SERVICE_NAME", "rooms")));

      assertThat(log.lines()).hasSize(3);
      assertThat(log.lines().getFirst()).contains("\"did\":\"ack\"");
      assertThat(log.lines().get(1)).contains("\"did\":\"ROOM_NOT_FOUND\"");
      assertThat(log.lines().getLast())
          .contains("\"did\":\"ack\"")
          .contains("\"action\":\"openDirect\"");
    }
  }
}
