package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import org.junit.jupiter.api.Test;

/** Reports: from one who has enough of it to those who can do something about it. */
interface ReportTests extends OnStack {

  private static ObjectNode report(String room, String reason) {
    return frame("report", room).put("reason", reason);
  }

  private static String outcome(JsonNode reply) {
    return reply.path("code").asText(reply.path("type").asText());
  }

  @Test
  default void
      what_was_said_is_reported_as_it_was_listed_and_closed_and_the_reporter_hears_of_it() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    String malId = run().user("mal");
    String room = run().roomOf(annId);
    try (RawClient ann = run().raw(annId);
        RawClient bob = run().rawIn(room, bobId);
        RawClient mal = run().rawIn(room, malId)) {
      String said = run().text("cheap watches");
      String seq = mal.ask(send(room, "spam", said)).path("seq").asText();
      run().items().logged(room, 2);

      assertThat(outcome(bob.ask(report(room, run().text("spam")).put("target", seq))))
          .isEqualTo("ack");
      assertThat(outcome(bob.ask(report(room, run().text("always")).put("user", malId))))
          .isEqualTo("ack");
      assertThat(outcome(bob.ask(report(room, run().text("again")).put("target", seq))))
          .as("the same again")
          .isEqualTo("ack");
      mal.ask(frame("delete", room).put("clientId", "regret").put("target", seq));
      assertThat(outcome(bob.ask(frame("reports", room)))).isEqualTo("FORBIDDEN");

      JsonNode listed = ann.ask(frame("reports", room)).path("reports");
      assertThat(listed).hasSize(2);
      JsonNode first = listed.get(0);
      assertThat(first.path("from").path("id").asText()).isEqualTo(bobId);
      assertThat(first.path("user").path("id").asText()).isEqualTo(malId);
      assertThat(first.path("target").asText()).isEqualTo(seq);
      assertThat(first.path("body").path("text").asText()).isEqualTo(said);
      assertThat(first.path("reason").asText()).startsWith("spam");
      assertThat(listed.get(1).has("body")).isFalse();

      bob.ask(frame("join", "@me"));
      String id = first.path("report").asText();
      assertThat(outcome(ann.ask(frame("closeReport", room).put("report", id)))).isEqualTo("ack");
      JsonNode notice = bob.nextEvent();
      while (!notice.path("type").asText().equals("notice")) {
        notice = bob.nextEvent();
      }
      assertThat(notice.path("kind").asText()).isEqualTo("closed");
      assertThat(notice.path("room").asText()).isEqualTo(room);
      assertThat(notice.path("from").path("id").asText()).isEqualTo(annId);
      assertThat(ann.ask(frame("reports", room)).path("reports")).hasSize(1);
    }
  }

  @Test
  default void in_a_public_room_one_reports_and_nobody_lists() {
    String room = run().room();
    String malId = run().user("mal");
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient mal = run().rawIn(room, malId);
        RawClient eve = run().raw(run().user("eve"))) {
      assertThat(outcome(ann.ask(report(room, run().text("bad")).put("user", malId))))
          .isEqualTo("ack");
      assertThat(outcome(mal.ask(report(room, run().text("bad")).put("user", malId))))
          .isEqualTo("FORBIDDEN");
      assertThat(outcome(ann.ask(frame("reports", room)))).isEqualTo("FORBIDDEN");
      assertThat(outcome(eve.ask(report(room, run().text("bad")).put("user", malId))))
          .isEqualTo("NOT_MEMBER");
    }
  }
}
