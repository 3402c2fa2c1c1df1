package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
import io.roomcast.client.Room;
import io.roomcast.client.RoomcastClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown while it happens, and is kept nowhere. */
interface TypingTests extends OnStack {

  private static JsonNode nextOf(RawClient client, String type) {
    while (true) {
      JsonNode event = client.nextEvent();
      if (event.path("type").asText().equals(type)) {
        return event;
      }
    }
  }

  private static String acked(JsonNode reply) {
    assertThat(reply.path("type").asText()).as(reply.toString()).isEqualTo("ack");
    return reply.path("seq").asText("");
  }

  @Test
  default void typing_is_shown_to_the_room_and_history_and_counters_never_see_it() {
    String room = run().room();
    String annId = run().user("ann");
    try (RawClient ann = run().rawIn(room, annId);
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      String first = acked(ann.ask(send(room, "first", run().text("first"))));
      assertThat(nextOf(bob, "message").path("seq").asText()).isEqualTo(first);

      assertThat(acked(ann.ask(frame("typing", room)))).as("no place").isEmpty();
      JsonNode typing = nextOf(bob, "typing");
      assertThat(typing.path("from").path("id").asText()).isEqualTo(annId);
      assertThat(typing.path("on").asBoolean()).isTrue();
      assertThat(typing.has("seq") || typing.has("prev")).isFalse();
      assertThat(run().items().head(room)).isEqualTo(first);

      acked(ann.ask(frame("typing", room).put("on", false)));
      String second = acked(ann.ask(send(room, "second", run().text("second"))));
      assertThat(nextOf(bob, "typing").path("on").asBoolean()).isFalse();
      JsonNode message = nextOf(bob, "message");
      assertThat(message.path("seq").asText()).isEqualTo(second);
      assertThat(message.path("prev").asText()).as("no link to what was typed").isEqualTo(first);

      // The queues keep a group's order: what was typed would have come before the second message.
      List<RoomItems.Entry> log = run().items().settled(room, 2);
      assertThat(log).extracting(RoomItems.Entry::seq).containsExactly(first, second);
      assertThat(log.getLast().prev()).isEqualTo(first);
      assertThat(run().items().counted(room)).isEqualTo(2);
      JsonNode page = bob.ask(frame("history", room).put("after", "0"));
      assertThat(page.path("events")).hasSize(2);
      assertThat(page.path("complete").asBoolean()).isTrue();
    }
  }

  @Test
  default void typing_too_fast_is_acked_and_not_shown() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      for (int n = 0; n < 5; n++) {
        acked(ann.ask(frame("typing", room)));
      }
      acked(ann.ask(send(room, "then", run().text("then"))));

      assertThat(bob.nextEvent().path("type").asText()).isEqualTo("typing");
      assertThat(bob.nextEvent().path("type").asText()).isEqualTo("message");
    }
  }

  @Test
  default void only_members_type_and_only_who_joined_is_shown_it() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient bob = run().raw(run().user("bob"))) {
      assertThat(bob.ask(frame("typing", room)).path("code").asText()).isEqualTo("NOT_MEMBER");
      acked(ann.ask(frame("typing", room)));

      assertThat(nextOf(ann, "typing").path("on").asBoolean()).isTrue();
      assertThat(bob.within("events", Duration.ofMillis(500))).isEmpty();
    }
  }

  @Test
  default void a_client_by_the_rules_is_not_led_astray_by_who_types() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RoomcastClient bob = run().client(run().user("bob"))) {
      Room bobsRoom = bob.join(room);
      await().atMost(Duration.ofSeconds(30)).until(bobsRoom::isSettled);
      for (int n = 0; n < 3; n++) {
        acked(ann.ask(frame("typing", room).put("on", n % 2 == 0)));
        acked(ann.ask(send(room, "m" + n, run().text("m" + n))));
      }
      bob.say(room, run().text("mine"));

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> bobsRoom.shown().size() == 4 && bobsRoom.isSettled());
    }
  }
}
