package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Direct conversations and blocks, over a real socket. */
interface DirectTests extends OnStack {

  private static ObjectNode on(String action, String user) {
    ObjectNode frame = frame(action, "-").put("user", user);
    frame.remove("room");
    return frame;
  }

  private static String code(JsonNode reply) {
    return reply.path("type").asText().equals("error")
        ? reply.path("code").asText()
        : reply.path("type").asText();
  }

  @Test
  default void two_who_open_their_conversation_at_once_talk_in_one_and_nobody_else_finds_it() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(annId);
        RawClient bob = run().raw(bobId);
        RawClient eve = run().raw(run().user("eve"))) {
      List<JsonNode> opened =
          Stream.of(
                  CompletableFuture.supplyAsync(() -> ann.ask(on("openDirect", bobId))),
                  CompletableFuture.supplyAsync(() -> bob.ask(on("openDirect", annId))))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      String room = opened.getFirst().path("room").asText();
      assertThat(room).matches("d_[A-Za-z0-9_-]{22}");
      assertThat(opened.getLast().path("room").asText()).isEqualTo(room);
      assertThat(opened.getFirst().path("user").asText()).isEqualTo(bobId);

      assertThat(ann.ask(frame("join", room)).path("role").asText()).isEqualTo("member");
      assertThat(bob.ask(frame("join", room)).path("name").asText()).contains(", ");
      assertThat(code(ann.ask(send(room, "one", run().text("hello bob"))))).isEqualTo("ack");
      assertThat(bob.nextEvent().path("clientId").asText()).isEqualTo("one");

      for (ObjectNode frame :
          List.of(
              frame("join", room),
              frame("history", room).put("after", "0"),
              send(room, "two", run().text("hello both")),
              frame("quitRoom", room),
              frame("invite", room).put("user", bobId))) {
        assertThat(code(eve.ask(frame))).isEqualTo("ROOM_NOT_FOUND");
      }
      assertThat(code(ann.ask(frame("invite", room).put("user", run().user("eve")))))
          .isEqualTo("FORBIDDEN");
      assertThat(code(ann.ask(on("openDirect", annId)))).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  default void the_other_hears_in_the_inbox_that_a_conversation_was_opened() {
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().rawIn("@me", bobId)) {
      String room = ann.ask(on("openDirect", bobId)).path("room").asText();

      JsonNode notice = bob.nextEvent();
      assertThat(notice.path("kind").asText()).isEqualTo("direct");
      assertThat(notice.path("room").asText()).isEqualTo(room);
    }
  }

  @Test
  default void after_a_block_neither_says_anything_until_it_is_taken_back() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(annId);
        RawClient bob = run().raw(bobId)) {
      String room = ann.ask(on("openDirect", bobId)).path("room").asText();
      JsonNode before = bob.ask(send(room, "before", run().text("before")));
      assertThat(code(before)).isEqualTo("ack");

      JsonNode ack = ann.ask(on("block", bobId));
      assertThat(code(ack)).isEqualTo("ack");
      assertThat(ack.has("room")).isFalse();
      JsonNode bobs = bob.ask(send(room, "blocked", run().text("blocked")));
      JsonNode anns = ann.ask(send(room, "blocked", run().text("blocked")));
      assertThat(code(bobs)).isEqualTo("FORBIDDEN");
      assertThat(bobs.path("message")).isEqualTo(anns.path("message"));
      run().items().settledLog(room, 1);
      ObjectNode react = frame("react", room).put("clientId", "r").put("key", "+1");
      assertThat(code(bob.ask(react.put("target", before.path("seq").asText()))))
          .isEqualTo("FORBIDDEN");
      assertThat(bob.ask(on("openDirect", annId)).path("room").asText())
          .as("as ever")
          .isEqualTo(room);
      assertThat(bob.ask(frame("history", room).put("after", "0")).path("events")).hasSize(1);

      assertThat(code(ann.ask(on("unblock", bobId)))).isEqualTo("ack");
      assertThat(code(bob.ask(send(room, "after", run().text("after"))))).isEqualTo("ack");
    }
  }

  @Test
  default void a_block_from_before_counts_and_who_is_blocked_sees_no_difference() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    try (RawClient ann = run().rawIn("@me", annId);
        RawClient bob = run().raw(bobId)) {
      ann.ask(on("block", bobId));

      JsonNode opened = bob.ask(on("openDirect", annId));
      assertThat(code(opened)).isEqualTo("ack");
      String room = opened.path("room").asText();
      assertThat(code(bob.ask(frame("join", room)))).isEqualTo("joined");
      assertThat(code(bob.ask(send(room, "one", run().text("one"))))).isEqualTo("FORBIDDEN");
      assertThat(run().items().log(io.roomcast.publishing.Inbox.of(annId))).isEmpty();

      ann.ask(on("unblock", bobId));
      bob.ask(on("openDirect", annId));
      assertThat(ann.nextEvent().path("kind").asText()).isEqualTo("direct");
    }
  }
}
