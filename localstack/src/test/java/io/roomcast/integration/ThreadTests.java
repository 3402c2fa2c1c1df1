package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads, from {@code replyTo} to the pages of what answers a message. */
interface ThreadTests extends OnStack {

  private String say(RawClient client, String room, String clientId, String replyTo) {
    ObjectNode frame = send(room, clientId, run().text(clientId));
    if (!replyTo.isEmpty()) {
      frame.put("replyTo", replyTo);
    }
    JsonNode ack = client.ask(frame);
    assertThat(ack.path("type").asText()).as(ack.toString()).isEqualTo("ack");
    return ack.path("seq").asText();
  }

  private static JsonNode thread(RawClient client, String room, String target, String next) {
    ObjectNode frame = frame("thread", room).put("target", target).put("limit", 3);
    if (!next.isEmpty()) {
      frame.put("next", next);
    }
    JsonNode reply = client.ask(frame);
    assertThat(reply.path("type").asText()).as(reply.toString()).isEqualTo("thread");
    assertThat(reply.path("room").asText()).isEqualTo(room);
    assertThat(reply.path("target").asText()).isEqualTo(target);
    return reply;
  }

  @Test
  default void a_thread_is_paged_from_its_message_on_and_shows_all_as_it_is_now() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      String root = say(ann, room, "root", "");
      List<String> places = new ArrayList<>(List.of(root));
      for (int n = 0; n < 5; n++) {
        places.add(say(bob, room, "answer-" + n, root));
        say(ann, room, "between-" + n, n == 0 ? places.getLast() : "");
      }
      run().items().logged(room, 11);
      ObjectNode edit = frame("edit", room).put("clientId", "e").put("target", places.get(2));
      edit.putObject("body").put("text", run().text("edited"));
      bob.ask(edit);
      bob.ask(frame("delete", room).put("clientId", "d").put("target", places.get(3)));
      run().items().logged(room, 13);

      List<JsonNode> read = new ArrayList<>();
      String next = "";
      do {
        JsonNode page = thread(ann, room, root, next);
        assertThat(page.path("events")).hasSizeLessThanOrEqualTo(3);
        page.path("events").forEach(read::add);
        next = page.path("next").asText("");
      } while (!next.isEmpty());

      assertThat(read).extracting(event -> event.path("seq").asText()).isEqualTo(places);
      assertThat(read.get(1).path("replyTo").asText()).isEqualTo(root);
      assertThat(read.get(2).path("body").path("text").asText()).startsWith("edited");
      assertThat(read.get(2).has("edited")).isTrue();
      assertThat(read.get(3).has("deleted")).isTrue();
      assertThat(read.get(3).has("body")).isFalse();
      assertThat(read).noneMatch(event -> event.has("prev"));
      assertThat(thread(ann, room, places.get(1), "").path("events")).hasSize(2);
    }
  }

  @Test
  default void a_thread_is_for_members_and_of_a_message_that_nobody_answered_it_is_that_alone() {
    String annId = run().user("ann");
    try (RawClient ann = run().raw(annId);
        RawClient eve = run().raw(run().user("eve"))) {
      ObjectNode make = frame("createRoom", "-").put("name", "Tea").put("access", "invite");
      make.remove("room");
      String room = ann.ask(make.put("clientId", "tea")).path("room").asText();
      String root = say(ann, room, "root", "");
      run().items().logged(room, 2);

      JsonNode page = thread(ann, room, root, "");
      assertThat(page.path("events")).hasSize(1);
      assertThat(page.path("events").path(0).path("seq").asText()).isEqualTo(root);
      assertThat(page.has("next")).isFalse();
      assertThat(thread(ann, room, "109910000000000000000000", "").path("events")).isEmpty();
      JsonNode refused = eve.ask(frame("thread", room).put("target", root));
      assertThat(refused.path("code").asText()).isEqualTo("ROOM_NOT_FOUND");
    }
  }
}
