package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two people see who chat, and a third who comes later. */
interface ConversationTests extends OnStack {

  @Test
  default void a_message_is_acked_and_arrives_at_both_once_and_at_one_who_comes_later() {
    String room = "general";
    int counted = run().items().counted(room);
    int logged = run().items().log(room).size();
    String ann = run().user("ann");
    try (RawClient first = run().rawIn(room, ann);
        RawClient second = run().rawIn(room, run().user("bob"));
        RawClient third = run().raw(run().user("cy"))) {
      String text = run().text("hello, everyone");

      JsonNode ack = first.ask(send(room, "c-" + ann, text));

      assertThat(ack.path("type").asText()).isEqualTo("ack");
      String seq = ack.path("seq").asText();
      assertThat(seq).matches("[0-9]{4}[1-9][0-9]{0,38}");
      for (RawClient each : List.of(first, second)) {
        JsonNode event = each.nextEvent();
        assertThat(event.path("seq").asText()).isEqualTo(seq);
        assertThat(event.path("body").path("text").asText()).isEqualTo(text);
        assertThat(event.path("from").path("id").asText()).isEqualTo(ann);
        assertThat(event.path("messageId")).isEqualTo(ack.path("messageId"));
        assertThat(event.path("sentAt")).isEqualTo(ack.path("sentAt"));
        assertThat(each.within("events", Duration.ofMillis(250))).as("twice").isEmpty();
      }

      run().items().settled(room, logged + 1);
      JsonNode joined = third.ask(frame("join", room));
      JsonNode latest = joined.path("events").get(joined.path("events").size() - 1);
      assertThat(latest.path("seq").asText()).isEqualTo(seq);
      assertThat(latest.path("body").path("text").asText()).isEqualTo(text);
      assertThat(joined.path("next").asText()).isEqualTo(seq);
      assertThat(joined.path("complete").asBoolean()).isTrue();

      JsonNode page = third.ask(frame("history", room).put("before", seq + "0"));
      assertThat(page.path("events").get(page.path("events").size() - 1)).isEqualTo(latest);
      assertThat(run().items().counted(room)).isEqualTo(counted + 1);
    }
  }

  @Test
  default void one_who_was_cut_off_gets_exactly_what_was_missed_in_order() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      String bob = run().user("bob");
      RawClient cut = run().rawIn(room, bob);
      ann.ask(send(room, "before", run().text("before")));
      String last = cut.nextEvent().path("seq").asText();
      cut.drop();

      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        sent.add(ann.ask(send(room, "missed-" + i, run().text("missed"))).path("seq").asText());
      }
      run().items().settled(room, 11);

      try (RawClient back = run().raw(bob)) {
        JsonNode joined = back.ask(frame("join", room).put("after", last));
        assertThat(joined.path("events").findValuesAsText("seq")).isEqualTo(sent);
        assertThat(joined.path("events").get(0).path("prev").asText()).isEqualTo(last);
        assertThat(joined.path("next").asText()).isEqualTo(sent.getLast());
        assertThat(joined.path("complete").asBoolean()).isTrue();
        assertThat(joined.path("truncated").asBoolean()).isFalse();
      }
    }
  }

  @Test
  default void text_of_any_script_arrives_as_it_was_sent() {
    String room = run().room();
    List<String> texts =
        List.of(
            "\u0645\u0631\u062d\u0628\u0627 \u202eabc\u202c \u05e9\u05dc\u05d5\u05dd",
            "line\nline\r\n\ttab",
            "\ud83d\udc69\u200d\ud83d\udcbb e\u0301 \u00e9",
            "\"quoted\" \\ back / <b>&amp;</b> \u2028");
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      for (int i = 0; i < texts.size(); i++) {
        ann.ask(send(room, "script-" + i, texts.get(i)));
        assertThat(bob.nextEvent().path("body").path("text").asText()).isEqualTo(texts.get(i));
      }
      run().items().settled(room, texts.size());
      JsonNode joined = bob.ask(frame("join", room));
      assertThat(joined.path("events").findValuesAsText("text")).isEqualTo(texts);
    }
  }

  @Test
  default void data_travels_with_the_text() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      var card = send(room, "card", run().text("see"));
      ((ObjectNode) card.path("body"))
          .putObject("data")
          .put("n", 1.50)
          .putArray("list")
          .add(true)
          .addNull();
      ann.ask(card);
      assertThat(ann.nextEvent().path("body")).isEqualTo(card.path("body"));
    }
  }
}
