package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import io.roomcast.client.Room;
import io.roomcast.client.RoomcastClient;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pins, from the frame to the list that every member reads. */
interface PinTests extends OnStack {

  private static ObjectNode pin(String room, String clientId, String target, boolean on) {
    return frame("pin", room).put("clientId", clientId).put("target", target).put("on", on);
  }

  private static JsonNode pins(RawClient client, String room, String next) {
    ObjectNode frame = frame("pins", room).put("limit", 2);
    if (!next.isEmpty()) {
      frame.put("next", next);
    }
    JsonNode reply = client.ask(frame);
    assertThat(reply.path("type").asText()).as(reply.toString()).isEqualTo("pins");
    return reply;
  }

  private static List<String> pinned(RawClient client, String room) {
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = pins(client, room, next);
      page.path("events").forEach(event -> all.add(event.path("seq").asText()));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    return all;
  }

  private String say(RawClient client, String room, int before) {
    String seq = client.ask(send(room, "said-" + before, run().text("hi"))).path("seq").asText();
    run().items().logged(room, before + 1);
    return seq;
  }

  private static String code(JsonNode reply) {
    return reply.path("code").asText(reply.path("type").asText());
  }

  @Test
  default void moderators_pin_and_members_read_what_is_pinned_the_last_first() {
    String annId = run().user("ann");
    String room = run().roomOf(annId);
    try (RawClient ann = run().rawIn(room, annId);
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      String one = say(ann, room, 1);
      String two = say(bob, room, 2);
      String three = say(bob, room, 3);
      bob.next("events");

      assertThat(code(bob.ask(pin(room, "no", one, true)))).isEqualTo("FORBIDDEN");
      JsonNode ack = ann.ask(pin(room, "p1", one, true));
      assertThat(ack.path("type").asText()).as(ack.toString()).isEqualTo("ack");
      ann.ask(pin(room, "p3", three, true));
      ann.ask(pin(room, "p2", two, true));
      assertThat(ann.ask(pin(room, "p1", one, true)).path("type").asText())
          .as("once more")
          .isEqualTo("ack");
      run().items().logged(room, 7);

      assertThat(pinned(bob, room)).containsExactly(two, three, one);
      JsonNode view = bob.ask(frame("join", room)).path("events");
      assertThat(view.findValuesAsText("type")).doesNotContain("pin");
      JsonNode shown = view.path(1);
      assertThat(shown.path("seq").asText()).isEqualTo(one);
      assertThat(shown.path("pinned").path("seq")).isEqualTo(ack.path("seq"));
      assertThat(shown.path("pinned").path("by").asText()).isEqualTo(annId);
      JsonNode replay = bob.ask(frame("history", room).put("after", three)).path("events");
      assertThat(replay.findValuesAsText("type")).containsExactly("pin", "pin", "pin");
      assertThat(replay.path(0).path("target").asText()).isEqualTo(one);
      assertThat(replay.path(0).path("on").asBoolean()).isTrue();

      ann.ask(pin(room, "off", three, false));
      bob.ask(frame("delete", room).put("clientId", "d").put("target", two));
      run().items().logged(room, 9);
      assertThat(pinned(bob, room)).containsExactly(one);
      assertThat(code(ann.ask(pin(room, "gone", two, true)))).isEqualTo("MESSAGE_NOT_FOUND");
      try (RawClient eve = run().raw(run().user("eve"))) {
        assertThat(code(eve.ask(frame("pins", room)))).isEqualTo("NOT_MEMBER");
      }
    }
  }

  @Test
  default void both_of_two_pin_in_their_conversation_and_nobody_in_a_room_of_the_stack() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    String open = run().room();
    try (RawClient ann = run().rawIn(open, annId);
        RawClient bob = run().raw(bobId)) {
      String said = say(ann, open, 0);
      assertThat(code(ann.ask(pin(open, "p", said, true)))).isEqualTo("FORBIDDEN");

      ObjectNode direct = frame("openDirect", "-").put("user", bobId);
      direct.remove("room");
      String room = ann.ask(direct).path("room").asText();
      String seq = say(ann, room, 0);
      assertThat(code(bob.ask(pin(room, "p1", seq, true)))).isEqualTo("ack");
      assertThat(code(ann.ask(pin(room, "p2", seq, true)))).isEqualTo("ack");
      run().items().logged(room, 3);
      assertThat(pinned(bob, room)).containsExactly(seq);
    }
  }

  @Test
  default void clients_show_what_is_pinned_whether_they_were_there_or_came_later() {
    String annId = run().user("ann");
    String room = run().roomOf(annId);
    try (RoomcastClient ann = run().client(annId);
        RoomcastClient bob = run().client(run().user("bob"))) {
      Room annsRoom = ann.join(room);
      Room bobsRoom = bob.join(room);
      ann.say(room, run().text("read this"));
      await().atMost(Duration.ofSeconds(30)).until(() -> message(bobsRoom).size() == 1);
      ann.pin(room, message(bobsRoom).getFirst().seq(), true);

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(isPinned(bobsRoom)).isTrue());
      await().atMost(Duration.ofSeconds(30)).until(() -> isPinned(annsRoom));
      run().items().logged(room, 3);
      try (RoomcastClient late = run().client(run().user("cy"))) {
        Room latesRoom = late.join(room);
        await().atMost(Duration.ofSeconds(30)).until(() -> message(latesRoom).size() == 1);
        assertThat(message(latesRoom).getFirst().content())
            .isEqualTo(message(bobsRoom).getFirst().content());
      }
    }
  }

  private static List<Event> message(Room room) {
    return room.shown().stream()
        .filter(event -> event.content() instanceof Content.Message)
        .toList();
  }

  private static boolean isPinned(Room room) {
    return message(room).stream()
        .allMatch(event -> ((Content.Message) event.content()).pinned() != null);
  }
}
