package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views and replays: what a room's log looks like from either end. */
interface ReadingTests extends OnStack {

  /** Fills the room, and answers the sequences of its messages. */
  private List<String> fill(String room, int messages, String text) {
    List<String> sequences = new ArrayList<>();
    int total = run().items().log(room).size() + messages;
    int users = messages / Run.MEMBER_BURST + 1;
    for (int user = 0; user < users; user++) {
      try (RawClient client = run().rawIn(room, run().user("writer"))) {
        for (int i = user; i < messages; i += users) {
          sequences.add(client.ask(send(room, "fill-" + i, text)).path("seq").asText());
        }
      }
    }
    run().items().settled(room, total);
    return sequences;
  }

  @Test
  default void a_view_has_the_latest_without_prev_and_a_replay_has_them_with_it() {
    String room = run().room();
    List<String> sent = fill(room, 7, run().text("x"));
    try (RawClient bob = run().raw(run().user("bob"))) {
      JsonNode view = bob.ask(frame("join", room).put("limit", 3));
      assertThat(view.path("events").findValuesAsText("seq")).isEqualTo(sent.subList(4, 7));
      assertThat(view.path("events").findValues("prev")).isEmpty();
      assertThat(view.path("next").asText()).isEqualTo(sent.getLast());
      assertThat(view.path("truncated").asBoolean()).isFalse();

      JsonNode before = bob.ask(frame("history", room).put("before", sent.get(4)).put("limit", 2));
      assertThat(before.path("events").findValuesAsText("seq")).isEqualTo(sent.subList(2, 4));
      assertThat(before.path("events").findValues("prev")).isEmpty();

      JsonNode replay = bob.ask(frame("history", room).put("after", "0").put("limit", 3));
      assertThat(replay.path("events").findValuesAsText("prev"))
          .isEqualTo(List.of("0", sent.get(0), sent.get(1)));
      assertThat(replay.path("complete").asBoolean()).isFalse();
      assertThat(replay.path("next").asText()).isEqualTo(sent.get(2));
    }
  }

  @Test
  default void a_join_of_no_events_tells_where_the_room_is() {
    String room = run().room();
    List<String> sent = fill(room, 3, run().text("x"));
    try (RawClient bob = run().raw(run().user("bob"))) {
      JsonNode view = bob.ask(frame("join", room).put("limit", 0));
      assertThat(view.path("events")).isEmpty();
      assertThat(view.path("next").asText()).isEqualTo(sent.getLast());
      assertThat(view.path("complete").asBoolean()).isTrue();

      JsonNode replay = bob.ask(frame("join", room).put("after", sent.getFirst()).put("limit", 0));
      assertThat(replay.path("events")).isEmpty();
      assertThat(replay.path("next").asText()).isEqualTo(sent.getFirst());
      assertThat(replay.path("complete").asBoolean()).isFalse();
    }
  }

  @Test
  default void the_whole_log_is_read_forwards_and_backwards_page_by_page() {
    String room = run().room();
    List<String> sent = fill(room, 53, run().text("x"));
    try (RawClient bob = run().rawIn(room, run().user("bob"))) {
      List<String> forwards = new ArrayList<>();
      JsonNode page = bob.ask(frame("history", room).put("after", "0").put("limit", 10));
      forwards.addAll(page.path("events").findValuesAsText("seq"));
      while (!page.path("complete").asBoolean()) {
        String next = page.path("next").asText();
        page = bob.ask(frame("history", room).put("after", next).put("limit", 10));
        assertThat(page.path("events").get(0).path("prev").asText()).isEqualTo(next);
        forwards.addAll(page.path("events").findValuesAsText("seq"));
      }
      assertThat(forwards).isEqualTo(sent);

      List<String> backwards = new ArrayList<>();
      String before = sent.getLast() + "0";
      while (!before.isEmpty()) {
        page = bob.ask(frame("history", room).put("before", before).put("limit", 10));
        backwards.addAll(0, page.path("events").findValuesAsText("seq"));
        before = page.path("next").asText("");
      }
      assertThat(backwards).isEqualTo(sent);
      assertThat(page.path("complete").asBoolean()).isTrue();
      assertThat(page.path("truncated").asBoolean()).isFalse();
    }
  }

  @Test
  default void a_reply_of_large_messages_is_cut_below_32_kb_and_the_rest_follows() {
    String room = run().room();
    // 4,000 code points, at most as a text may have, three bytes each.
    String large = "\u4f60".repeat(4_000 - 40) + run().text("");
    List<String> sent = fill(room, 50, large);
    try (RawClient bob = run().raw(run().user("bob"))) {
      JsonNode joined = bob.ask(frame("join", room).put("after", "0").put("limit", 50));
      List<String> got = new ArrayList<>();
      JsonNode page = joined;
      while (true) {
        assertThat(page.toString().getBytes(StandardCharsets.UTF_8).length)
            .isLessThanOrEqualTo(32 * 1024);
        assertThat(page.path("events")).isNotEmpty();
        got.addAll(page.path("events").findValuesAsText("seq"));
        if (page.path("complete").asBoolean()) {
          break;
        }
        String next = page.path("next").asText();
        page = bob.ask(frame("history", room).put("after", next));
      }
      assertThat(got).isEqualTo(sent);

      JsonNode view = bob.ask(frame("join", room));
      int shown = view.path("events").size();
      assertThat(view.path("events").findValuesAsText("seq"))
          .isNotEmpty()
          .isEqualTo(sent.subList(sent.size() - shown, sent.size()));
    }
  }

  @Test
  default void a_cursor_from_another_room_is_truncated() {
    String room = run().room();
    String other = run().room();
    fill(room, 1, run().text("x"));
    String foreign = fill(other, 1, run().text("x")).getLast();
    String second = fill(room, 1, run().text("y")).getLast();
    String beyond = fill(other, 1, run().text("y")).getLast();
    try (RawClient bob = run().raw(run().user("bob"))) {
      JsonNode between = bob.ask(frame("join", room).put("after", foreign));
      assertThat(between.path("truncated").asBoolean()).isTrue();
      assertThat(between.path("events").findValuesAsText("seq")).endsWith(second);

      JsonNode above = bob.ask(frame("history", room).put("after", beyond));
      assertThat(above.path("truncated").asBoolean()).isTrue();
      assertThat(above.path("next").asText()).isEqualTo(second);
      assertThat(above.path("complete").asBoolean()).isTrue();
    }
  }
}
