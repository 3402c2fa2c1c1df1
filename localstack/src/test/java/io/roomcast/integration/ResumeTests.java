package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coming back to many rooms with one frame. */
interface ResumeTests extends OnStack {

  private static ObjectNode resume(List<String> rooms, List<String> cursors) {
    ObjectNode frame = frame("resume", "-");
    frame.remove("room");
    ArrayNode asked = frame.putArray("rooms");
    for (int i = 0; i < rooms.size(); i++) {
      asked.addObject().put("room", rooms.get(i)).put("after", cursors.get(i));
    }
    return frame;
  }

  @Test
  default void one_frame_brings_a_client_back_to_its_rooms_with_what_it_missed_and_what_comes() {
    String owner = run().user("owner");
    List<String> rooms = List.of(run().room(), run().roomOf(owner), run().roomOf(owner));
    String bob = run().user("bob");
    try (RawClient ann = run().rawIn(rooms.getFirst(), run().user("ann"))) {
      try (RawClient first = run().raw(bob)) {
        rooms.forEach(room -> first.ask(frame("join", room)));
      }
      ann.ask(frame("join", rooms.get(2)));
      String missed =
          ann.ask(send(rooms.getFirst(), "missed", run().text("x"))).path("seq").asText();
      run().items().settled(rooms.getFirst(), 1);

      try (RawClient again = run().raw(bob)) {
        JsonNode resumed = again.ask(resume(rooms, List.of("0", "0", "0")));
        assertThat(resumed.path("type").asText()).isEqualTo("resumed");
        assertThat(resumed.path("rooms").findValuesAsText("room")).isEqualTo(rooms);
        JsonNode news = resumed.path("rooms").get(0);
        assertThat(news.path("events").findValuesAsText("seq")).containsExactly(missed);
        assertThat(news.path("next").asText()).isEqualTo(missed);
        assertThat(news.path("complete").asBoolean()).isTrue();

        ann.ask(send(rooms.get(2), "live", run().text("x")));
        assertThat(again.nextEvent().path("clientId").asText()).isEqualTo("live");
        assertThat(again.ping().path("heads")).hasSize(3);
      }
    }
  }

  @Test
  default void a_room_that_one_is_not_in_is_refused_in_its_place_and_the_others_are_joined() {
    String room = run().roomOf(run().user("owner"));
    try (RawClient bob = run().rawIn(room, run().user("bob"))) {
      JsonNode resumed = bob.ask(resume(List.of("r_nowhere", room), List.of("0", "0")));
      assertThat(resumed.path("rooms").get(0).path("code").asText()).isEqualTo("ROOM_NOT_FOUND");
      assertThat(resumed.path("rooms").get(1).path("type").asText()).isEqualTo("joined");
    }
  }
}
