package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rooms are found by name. */
interface DirectoryTests extends OnStack {

  private static String make(RawClient owner, String name, String access) {
    ObjectNode frame = frame("createRoom", "-").put("name", name).put("access", access);
    frame.remove("room");
    JsonNode ack = owner.ask(frame.put("clientId", "c" + Integer.toHexString(name.hashCode())));
    assertThat(ack.path("type").asText()).as(ack.toString()).isEqualTo("ack");
    return ack.path("room").asText();
  }

  /** The names that begin with a prefix, in pages of two. */
  private static List<String> names(RawClient client, String prefix) {
    List<String> names = new ArrayList<>();
    String next = "";
    do {
      ObjectNode frame = frame("directory", "-").put("prefix", prefix).put("limit", 2);
      frame.remove("room");
      if (!next.isEmpty()) {
        frame.put("next", next);
      }
      JsonNode page = client.ask(frame);
      assertThat(page.path("type").asText()).as(page.toString()).isEqualTo("directory");
      assertThat(page.path("rooms")).hasSizeLessThanOrEqualTo(2);
      page.path("rooms").forEach(room -> names.add(room.path("name").asText()));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    return names;
  }

  @Test
  default void a_room_is_found_by_who_may_find_it_under_the_name_that_it_has() {
    String mark = run().user("Heron");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().raw(run().user("bob"))) {
      String first = make(ann, mark + " one", "open");
      make(ann, mark + " Two", "request");
      make(ann, mark + " three", "open");
      make(ann, mark + " secret", "invite");
      bob.ask(frame("join", first));

      assertThat(names(bob, mark.toLowerCase(java.util.Locale.ROOT)))
          .containsExactly(mark + " one", mark + " three", mark + " Two");
      ObjectNode asked = frame("directory", "-").put("prefix", mark + " ONE");
      asked.remove("room");
      JsonNode found = bob.ask(asked).path("rooms").path(0);
      assertThat(found.path("room").asText()).isEqualTo(first);
      assertThat(found.path("access").asText()).isEqualTo("open");
      assertThat(found.path("members").asInt()).isEqualTo(2);

      ann.ask(frame("updateRoom", first).put("version", 1).put("name", mark + " x"));
      assertThat(names(bob, mark)).containsExactly(mark + " three", mark + " Two", mark + " x");
      ann.ask(frame("updateRoom", first).put("version", 2).put("access", "invite"));
      assertThat(names(bob, mark)).containsExactly(mark + " three", mark + " Two");
    }
  }

  @Test
  default void the_rooms_of_the_stack_are_in_the_directory() {
    try (RawClient ann = run().raw(run().user("ann"))) {
      assertThat(names(ann, "General")).contains("general");
    }
  }
}
