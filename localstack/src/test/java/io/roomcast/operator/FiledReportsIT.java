package io.roomcast.operator;

import static io.roomcast.client.RawClient.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
import io.roomcast.local.stack.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What users report where nobody moderates: the operator lists it and closes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
final class FiledReportsIT {

  private final LocalStack stack = LocalStack.options().port(0).start();

  @AfterAll
  void end() {
    stack.close();
  }

  @Test
  void a_report_is_listed_until_it_is_closed_of_which_the_reporter_hears() {
    try (RawClient ann = RawClient.connect(stack.webSocketUrl(), stack.token("ann"));
        RawClient mal = RawClient.connect(stack.webSocketUrl(), stack.token("mal"))) {
      ann.ask(frame("join", "general"));
      mal.ask(frame("join", "general"));
      String malId = mal.ping().at("/user/id").asText();
      assertThat(Told.on(stack, "reports", "list"))
          .isEqualTo(new Told(Roomcast.HEALTHY, "0 reports.\n", ""));
      ann.ask(frame("report", "general").put("user", malId).put("reason", "Writes\nto all"));

      Told listed = Told.on(stack, "reports", "list");
      assertThat(listed.exit()).isEqualTo(Roomcast.FOUND);
      assertThat(listed.lines()).hasSize(3);
      assertThat(listed.lines().get(1)).endsWith(" reports " + malId + ": Writes to all");
      assertThat(listed.lines().getLast()).isEqualTo("1 report.");
      JsonNode report = Told.on(stack, "reports", "list", "--json").json();
      assertThat(report.path("room").asText()).isEqualTo("general");
      assertThat(Told.on(stack, "reports", "list", "--month", "2020-01").out())
          .isEqualTo("0 reports.\n");

      String id = report.path("report").asText();
      ann.ask(frame("join", "@me"));
      for (int i = 0; i < 2; i++) {
        assertThat(Told.on(stack, "reports", "close", "general", id))
            .isEqualTo(new Told(Roomcast.HEALTHY, "Closed.\n", ""));
      }
      JsonNode notice = ann.nextEvent();
      while (!notice.path("type").asText().equals("notice")) {
        notice = ann.nextEvent();
      }
      assertThat(notice.path("kind").asText()).isEqualTo("closed");
      assertThat(notice.at("/from/id").asText()).isEqualTo("@operator");
      assertThat(Told.on(stack, "reports", "list").exit()).isEqualTo(Roomcast.HEALTHY);
      assertThat(Told.on(stack, "reports", "list", "--all").out())
          .contains("(closed by @operator)");
    }
  }

  @Test
  void a_report_that_is_not_there_is_told_of_in_one_sentence() {
    Told told = Told.on(stack, "reports", "close", "general", "1.2");

    assertThat(told.exit()).isEqualTo(Roomcast.NOT_LOOKED);
    assertThat(told.err())
        .isEqualTo(
            "The room general has no report 1.2: take both from ./localstack/roomcast reports"
                + " list.\n");
  }
}
