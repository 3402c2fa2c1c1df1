package io.roomcast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.sockets.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestPrimingTest {

  @Test
  void priming_sends_a_message_to_the_end_and_reaches_nothing() {
    try (CapturedLog log = new CapturedLog()) {
      Priming.run(
          IngestHandler::prime,
          new Environment(
              Map.ofEntries(
                  Map.entry("TABLE_NAME", "roomcast"),
                  Map.entry("TOPIC_ARN", "arn:aws:sns:eu-central-1:123456789012:roomcast.fifo"),
                  Map.entry("EPOCH", "10"),
                  Map.entry("PUBLIC_ROOMS", "general"),
                  Map.entry("MEMBER_RATE", "5"),
                  Map.entry("MEMBER_BURST", "20"),
                  Map.entry("ROOM_RATE", "100"),
                  Map.entry("MANAGEMENT_ENDPOINT", "http://nowhere.invalid/v1"),
                  Map.entry("AWS_REGION", "eu-central-1"),
                  Map.entry("POWERTOOLS_SERVICE_NAME", "ingest"))));

      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().getFirst())
          .contains("\"did\":\"ack\"")
          .contains("\"seq\":\"102010000000000000000000\"");
    }
  }
}
