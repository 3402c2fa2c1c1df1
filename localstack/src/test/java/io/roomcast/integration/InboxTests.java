package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import io.roomcast.publishing.Inbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The inbox, over a real socket: what one hears of rooms that one has not joined. */
interface InboxTests extends OnStack {

  private static String make(RawClient owner, String access) {
    ObjectNode frame = frame("createRoom", "-").put("name", "Tea").put("access", access);
    frame.remove("room");
    return owner.ask(frame.put("clientId", "tea")).path("room").asText();
  }

  private RawClient reading(String user) {
    RawClient client = run().raw(user);
    JsonNode joined = client.ask(frame("join", "@me").put("after", "0"));
    assertThat(joined.path("type").asText()).as(joined.toString()).isEqualTo("joined");
    assertThat(joined.path("room").asText()).isEqualTo("@me");
    return client;
  }

  private static JsonNode notice(RawClient client) {
    JsonNode frame = client.next("events");
    assertThat(frame.path("room").asText()).isEqualTo("@me");
    assertThat(frame.path("events")).hasSize(1);
    return frame.path("events").path(0);
  }

  @Test
  default void a_moderator_hears_who_asks_and_who_asked_hears_of_the_answer_and_of_the_end() {
    String bobId = run().user("bob");
    try (RawClient ann = reading(run().user("ann"));
        RawClient bob = reading(bobId)) {
      String room = make(ann, "request");
      bob.ask(frame("requestJoin", room).put("note", run().text("let me in")));

      JsonNode asked = notice(ann);
      assertThat(asked.path("kind").asText()).isEqualTo("asked");
      assertThat(asked.path("room").asText()).isEqualTo(room);
      assertThat(asked.path("from").path("id").asText()).isEqualTo(bobId);
      assertThat(asked.path("note").asText()).startsWith("let me in");
      assertThat(asked.path("prev").asText()).isEqualTo("0");

      ann.ask(frame("answerJoin", room).put("user", bobId).put("admit", true));
      JsonNode admitted = notice(bob);
      assertThat(admitted.path("kind").asText()).isEqualTo("admitted");
      ann.ask(frame("kick", room).put("user", bobId));
      JsonNode removed = notice(bob);
      assertThat(removed.path("kind").asText()).isEqualTo("removed");
      assertThat(removed.path("prev")).isEqualTo(admitted.path("seq"));
      ann.ask(frame("invite", room).put("user", bobId));
      JsonNode invited = notice(bob);
      assertThat(invited.path("kind").asText()).isEqualTo("invited");

      assertThat(bob.ping().path("heads").path("@me")).isEqualTo(invited.path("seq"));
      assertThat(ann.within("events", Duration.ofMillis(300))).as("of her own deeds").isEmpty();
    }
  }

  @Test
  default void what_came_while_one_was_away_is_there_later_and_nobody_else_has_it() {
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient cyn = reading(run().user("cyn"))) {
      String room = make(ann, "invite");
      ann.ask(frame("invite", room).put("user", bobId));
      ann.ask(frame("kick", room).put("user", bobId));
      String inbox = Inbox.of(bobId);
      run().items().settledLog(inbox, 2);

      try (RawClient bob = run().raw(bobId)) {
        JsonNode page = bob.ask(frame("history", "@me").put("after", "0"));
        assertThat(page.path("room").asText()).isEqualTo("@me");
        assertThat(page.path("complete").asBoolean()).isTrue();
        assertThat(page.path("events"))
            .extracting(event -> event.path("kind").asText())
            .containsExactly("invited", "removed");
        JsonNode joined = bob.ask(frame("join", "@me"));
        assertThat(joined.path("events")).hasSize(2);
        assertThat(bob.ask(frame("leave", "@me")).path("room").asText()).isEqualTo("@me");
        assertThat(run().items().sockets(inbox)).isEmpty();
      }
      assertThat(cyn.within("events", Duration.ofMillis(300))).isEmpty();
      assertThat(cyn.ask(frame("history", "@me").put("after", "0")).path("events")).isEmpty();
      assertThat(run().items().counted(inbox)).as("messages").isZero();
    }
  }

  @Test
  default void only_the_server_publishes_in_an_inbox() {
    String annId = run().user("ann");
    try (RawClient ann = reading(annId);
        RawClient bob = reading(run().user("bob"))) {
      for (ObjectNode frame :
          List.of(
              send("@me", "one", run().text("to myself")),
              frame("kick", "@me").put("user", annId),
              frame("requestJoin", "@me"),
              frame("quitRoom", "@me"))) {
        assertThat(ann.ask(frame).path("code").asText()).isEqualTo("FORBIDDEN");
      }
      String inbox = Inbox.of(annId);
      for (ObjectNode frame :
          List.of(frame("join", inbox), send(inbox, "two", run().text("to ann")))) {
        assertThat(bob.ask(frame).path("code").asText()).isEqualTo("SCHEMA_INVALID");
      }
      assertThat(run().items().log(inbox)).isEmpty();
    }
  }
}
