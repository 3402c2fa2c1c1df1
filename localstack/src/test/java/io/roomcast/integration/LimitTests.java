package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many, and how fast. */
interface LimitTests extends OnStack {

  @Test
  default void a_full_room_takes_one_more_only_after_one_has_left() {
    String room = run().room();
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < Run.ROOM_CONNECTIONS; i++) {
        clients.add(run().raw(run().user("guest")));
        assertThat(clients.getLast().ask(frame("join", room)).path("type").asText())
            .isEqualTo("joined");
      }
      try (RawClient late = run().raw(run().user("late"))) {
        JsonNode full = late.ask(frame("join", room));
        assertThat(full.path("code").asText()).isEqualTo("ROOM_FULL");
        assertThat(run().items().sockets(room)).hasSize(Run.ROOM_CONNECTIONS);
        // A second join on one connection takes no second place.
        assertThat(clients.getLast().ask(frame("join", room)).path("type").asText())
            .isEqualTo("joined");

        clients.getFirst().ask(frame("leave", room));
        assertThat(late.ask(frame("join", room)).path("type").asText()).isEqualTo("joined");
        assertThat(late.ask(send(room, "in", run().text("in"))).path("type").asText())
            .isEqualTo("ack");
        assertThat(clients.getLast().nextEvent().path("clientId").asText()).isEqualTo("in");
      }
    } finally {
      clients.forEach(RawClient::close);
    }
  }

  @Test
  default void who_is_in_as_many_rooms_as_one_may_be_in_enters_another_only_after_one_less() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(annId);
        RawClient bob = run().raw(bobId)) {
      ObjectNode create = frame("createRoom", "-").put("name", "Tea").put("access", "invite");
      create.remove("room");
      String tea = bob.ask(create.deepCopy().put("clientId", "tea")).path("room").asText();
      bob.ask(frame("invite", tea).put("user", annId));
      String cydId = run().user("cyd");
      for (int n = 1; n < Run.USER_ROOMS; n++) {
        JsonNode joined = ann.ask(frame("join", run().roomOf(cydId)));
        assertThat(joined.path("type").asText()).isEqualTo("joined");
      }
      String other = run().roomOf(bobId);
      assertThat(ann.ask(frame("join", other)).path("code").asText()).isEqualTo("LIMIT_REACHED");
      assertThat(ann.ask(create.deepCopy().put("clientId", "own")).path("code").asText())
          .isEqualTo("LIMIT_REACHED");
      String jam = bob.ask(create.deepCopy().put("clientId", "jam")).path("room").asText();
      assertThat(bob.ask(frame("invite", jam).put("user", annId)).path("code").asText())
          .isEqualTo("LIMIT_REACHED");

      ann.ask(frame("quitRoom", tea));
      assertThat(ann.ask(frame("join", other)).path("type").asText()).isEqualTo("joined");
    }
  }

  @Test
  default void who_owns_as_many_rooms_as_one_may_own_gets_another_only_after_one_less() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(annId);
        RawClient bob = run().raw(bobId)) {
      String first = run().roomOf(annId);
      for (int n = 1; n < Run.OWNED_ROOMS; n++) {
        run().roomOf(annId);
      }
      ObjectNode create = frame("createRoom", "-").put("name", "Tea").put("access", "open");
      create.remove("room");
      create.put("clientId", "one-more");
      assertThat(ann.ask(create).path("code").asText()).isEqualTo("LIMIT_REACHED");

      bob.ask(frame("join", first));
      ObjectNode handOn = frame("setRole", first).put("user", bobId).put("role", "owner");
      assertThat(ann.ask(handOn).path("type").asText()).isEqualTo("ack");
      assertThat(ann.ask(create).path("code").asText()).as("still one's own").isNotEmpty();
      ann.ask(frame("quitRoom", first));
      assertThat(ann.ask(create).path("type").asText()).isEqualTo("ack");
    }
  }

  @Test
  default void one_who_is_too_fast_is_told_when_to_try_again() {
    String room = run().room();
    String user = run().user("ann");
    // One connection is handled one frame at a time: with three, a slow machine is too fast as
    // well.
    try (RawClient ann = run().rawIn(room, user);
        RawClient annAsWell = run().rawIn(room, user);
        RawClient annAgain = run().rawIn(room, user);
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      // Deletes of what is not there take of the same pace and publish nothing: a slow topic does
      // not hold them up.
      Optional<JsonNode> refused = Optional.empty();
      for (int sent = 0; sent < 20 * Run.MEMBER_BURST && refused.isEmpty(); sent++) {
        ObjectNode frame = frame("delete", room).put("target", "100910000000000000000000");
        frame.put("clientId", "fast-" + sent).put("id", "f" + sent);
        List.of(ann, annAsWell, annAgain).forEach(client -> client.say(frame.toString()));
        refused = next(ann, "RATE_LIMITED");
      }
      JsonNode error = refused.orElseThrow();
      assertThat(error.path("code").asText()).isEqualTo("RATE_LIMITED");
      assertThat(error.path("temporary").asBoolean()).isTrue();
      long retryAfterMs = error.path("retryAfterMs").asLong();
      assertThat(retryAfterMs).isBetween(1L, 10_000L);
      assertThat(bob.ask(send(room, "calm", run().text("calm"))).path("type").asText())
          .isEqualTo("ack");

      await()
          .atMost(Duration.ofSeconds(20))
          .pollDelay(Duration.ofMillis(retryAfterMs))
          .until(
              () ->
                  ann.ask(send(room, "slower", run().text("slower")))
                      .path("type")
                      .asText()
                      .equals("ack"));
    }
  }

  /** The next error of this code, if it is there by now. */
  private static Optional<JsonNode> next(RawClient client, String code) {
    Optional<JsonNode> error = client.within("error", Duration.ofMillis(1));
    while (error.isPresent() && !error.get().path("code").asText().equals(code)) {
      error = client.within("error", Duration.ofMillis(1));
    }
    return error;
  }
}
