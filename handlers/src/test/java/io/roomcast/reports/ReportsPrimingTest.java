package io.roomcast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.sockets.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportsPrimingTest {

  @Test
  void priming_reports_and_reaches_nothing() {
    try (CapturedLog log = new CapturedLog()) {
      Priming.run(
          ReportsHandler::prime,
          new Environment(
              Map.of(
                  "TABLE_NAME", "roomcast",
                  "TOPIC_ARN", "arn:aws:sns:eu-central-1:123456789012:roomcast.fifo",
                  "EPOCH", "10",
                  "PUBLIC_ROOMS", "general",
                  "MANAGEMENT_ENDPOINT", "http://nowhere.invalid/v1",
                  "AWS_REGION", "eu-central-1",
                  "POWERTOOLS_SERVICE_NAME", "reports")));

      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().getFirst()).contains("\"did\":\"NOT_MEMBER\"");
    }
  }
}
