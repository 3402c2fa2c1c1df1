package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import org.junit.jupiter.api.Test;

/** Profiles and contacts, over a real socket. */
interface PeopleTests extends OnStack {

  private static ObjectNode of(String action) {
    ObjectNode frame = frame(action, "-");
    frame.remove("room");
    return frame;
  }

  private static void done(JsonNode reply) {
    assertThat(reply.path("type").asText()).as(reply.toString()).isEqualTo("ack");
  }

  @Test
  default void a_name_shows_from_the_next_join_on_in_what_is_said_then() {
    String room = run().room();
    String annId = run().user("ann");
    try (RawClient ann = run().rawIn(room, annId);
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      ann.ask(send(room, "one", run().text("one")));
      assertThat(bob.nextEvent().at("/from/name").asText()).isEqualTo(annId);

      done(ann.ask(of("setProfile").put("name", "Ann Lovelace").put("color", "#1e90ff")));
      ann.ask(frame("join", room));
      ann.ask(send(room, "two", run().text("two")));

      JsonNode second = bob.nextEvent();
      assertThat(second.at("/from/name").asText()).isEqualTo("Ann Lovelace");
      assertThat(second.at("/from/id").asText()).isEqualTo(annId);
      run().items().settledLog(room, 2);
      JsonNode page = bob.ask(frame("history", room).put("after", "0"));
      assertThat(page.at("/events/0/from/name").asText()).as("as it was said").isEqualTo(annId);
    }
  }

  @Test
  default void a_profile_without_anything_is_none() {
    try (RawClient ann = run().raw(run().user("ann"))) {
      JsonNode refused = ann.ask(of("setProfile"));
      assertThat(refused.path("code").asText()).isEqualTo("SCHEMA_INVALID");
    }
  }

  @Test
  default void contacts_are_one_s_own_and_go_by_their_profiles() {
    String bobId = run().user("bob");
    String cynId = run().user("cyn");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().raw(bobId)) {
      done(bob.ask(of("setProfile").put("name", "Bob")));
      done(ann.ask(of("addContact").put("user", cynId)));
      done(ann.ask(of("addContact").put("user", bobId)));
      done(ann.ask(of("addContact").put("user", bobId)));

      JsonNode first = ann.ask(of("contacts").put("limit", 1));
      assertThat(first.path("type").asText()).isEqualTo("contacts");
      assertThat(first.at("/contacts/0/id").asText()).isEqualTo(bobId);
      assertThat(first.at("/contacts/0/name").asText()).isEqualTo("Bob");
      assertThat(first.path("next").asText()).isEqualTo(bobId);
      JsonNode second = ann.ask(of("contacts").put("next", bobId));
      assertThat(second.path("contacts")).hasSize(1);
      assertThat(second.at("/contacts/0/name").asText()).isEqualTo(cynId);
      assertThat(second.has("next")).isFalse();
      assertThat(bob.ask(of("contacts")).path("contacts")).isEmpty();

      done(ann.ask(of("removeContact").put("user", bobId)));
      assertThat(ann.ask(of("contacts")).path("contacts")).hasSize(1);
    }
  }
}
