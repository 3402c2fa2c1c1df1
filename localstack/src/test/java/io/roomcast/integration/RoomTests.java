package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms that users make, and who may do what in them, over a real socket. */
interface RoomTests extends OnStack {

  /** A room that the client makes; answers its id. */
  private static String make(RawClient owner, String access) {
    JsonNode ack = owner.ask(create(access));
    assertThat(ack.path("type").asText()).as(ack.toString()).isEqualTo("ack");
    assertThat(ack.path("version").asInt()).isEqualTo(1);
    return ack.path("room").asText();
  }

  private static ObjectNode create(String access) {
    ObjectNode frame = frame("createRoom", "-").put("name", "Tea").put("access", access);
    frame.remove("room");
    return frame.put("clientId", "tea");
  }

  private static ObjectNode on(String action, String room, String user) {
    return frame(action, room).put("user", user);
  }

  private static String code(JsonNode reply) {
    return reply.path("type").asText().equals("error")
        ? reply.path("code").asText()
        : reply.path("type").asText();
  }

  private static void done(JsonNode reply) {
    assertThat(reply.path("type").asText()).as(reply.toString()).isEqualTo("ack");
  }

  @Test
  default void a_room_that_one_made_is_joined_by_its_name_and_begins_with_that() {
    try (RawClient ann = run().raw(run().user("ann"))) {
      String room = make(ann, "open");
      assertThat(ann.ask(create("open")).path("room").asText()).as("a retry").isEqualTo(room);
      String seq = run().items().settledLog(room, 1).getFirst().seq();

      JsonNode joined = ann.ask(frame("join", room).put("after", "0"));

      assertThat(joined.path("name").asText()).isEqualTo("Tea");
      assertThat(joined.path("role").asText()).isEqualTo("owner");
      JsonNode event = joined.path("events").path(0);
      assertThat(joined.path("events")).hasSize(1);
      assertThat(event.path("type").asText()).isEqualTo("room");
      assertThat(event.path("change").asText()).isEqualTo("created");
      assertThat(event.path("seq").asText()).isEqualTo(seq);
      assertThat(run().items().counted(room)).as("no message").isZero();
    }
  }

  @Test
  default void one_asks_is_let_in_is_muted_and_kicked_and_gets_not_one_event_more() {
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().raw(bobId)) {
      String room = make(ann, "request");
      ann.ask(frame("join", room));
      assertThat(code(bob.ask(frame("join", room)))).isEqualTo("NOT_MEMBER");

      done(bob.ask(frame("requestJoin", room).put("note", "please")));
      assertThat(code(bob.ask(on("answerJoin", room, bobId).put("admit", true))))
          .isEqualTo("NOT_MEMBER");
      done(ann.ask(on("answerJoin", room, bobId).put("admit", true)));
      assertThat(bob.ask(frame("join", room)).path("role").asText()).isEqualTo("member");
      done(bob.ask(send(room, "hello", run().text("hello"))));
      assertThat(said(bob, "hello").path("clientId").asText()).isEqualTo("hello");

      String until = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
      done(ann.ask(on("mute", room, bobId).put("until", until.replace("Z", ".000Z"))));
      assertThat(code(bob.ask(send(room, "muted", run().text("muted"))))).isEqualTo("MUTED");
      done(ann.ask(on("mute", room, bobId).putNull("until")));
      done(bob.ask(send(room, "again", run().text("again"))));
      said(bob, "again");

      JsonNode kicked = ann.ask(on("kick", room, bobId));
      done(kicked);
      done(ann.ask(send(room, "after", run().text("after"))));
      assertThat(said(ann, "after").path("clientId").asText()).isEqualTo("after");

      assertThat(bob.next("left").path("reason").asText()).isEqualTo("kicked");
      assertThat(bob.within("events", Duration.ofSeconds(1)))
          .as("the kick is the first event that one who is kicked does not get")
          .isEmpty();
      assertThat(code(bob.ask(send(room, "out", run().text("out"))))).isEqualTo("NOT_MEMBER");
      assertThat(code(bob.ask(frame("history", room).put("after", "0")))).isEqualTo("NOT_MEMBER");
      assertThat(bob.ping().path("heads")).isEmpty();
    }
  }

  /** Events until that message; the next of them all if it came already. */
  private static JsonNode said(RawClient client, String clientId) {
    return Stream.generate(client::nextEvent)
        .filter(event -> event.path("clientId").asText().equals(clientId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void who_is_banned_stays_out_until_that_is_taken_back() {
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().raw(bobId)) {
      String room = make(ann, "open");
      assertThat(bob.ask(frame("join", room)).path("type").asText()).isEqualTo("joined");

      done(ann.ask(on("ban", room, bobId)));
      assertThat(bob.next("left").path("reason").asText()).isEqualTo("banned");
      assertThat(code(bob.ask(frame("join", room)))).isEqualTo("BANNED");
      assertThat(code(bob.ask(send(room, "out", run().text("out"))))).isEqualTo("BANNED");
      assertThat(run().items().sockets(room)).isEmpty();

      done(ann.ask(on("unban", room, bobId)));
      assertThat(bob.ask(frame("join", room)).path("type").asText()).isEqualTo("joined");
    }
  }

  @Test
  default void a_room_by_invitation_is_there_for_those_who_are_invited_alone() {
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().raw(bobId)) {
      String room = make(ann, "invite");
      for (ObjectNode frame :
          List.of(
              frame("join", room),
              frame("requestJoin", room),
              frame("history", room).put("after", "0"),
              send(room, "early", run().text("early")),
              on("kick", room, bobId))) {
        assertThat(code(bob.ask(frame))).isEqualTo("ROOM_NOT_FOUND");
      }

      done(ann.ask(on("invite", room, bobId)));
      assertThat(bob.ask(frame("join", room)).path("type").asText()).isEqualTo("joined");
    }
  }

  @Test
  default void of_two_owners_who_quit_at_once_one_stays() {
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().raw(bobId)) {
      String room = make(ann, "open");
      assertThat(code(ann.ask(frame("quitRoom", room)))).isEqualTo("LAST_OWNER");
      bob.ask(frame("join", room));
      done(ann.ask(on("setRole", room, bobId).put("role", "owner")));

      List<CompletableFuture<JsonNode>> replies =
          Stream.of(ann, bob)
              .map(owner -> CompletableFuture.supplyAsync(() -> owner.ask(frame("quitRoom", room))))
              .toList();

      assertThat(replies.stream().map(CompletableFuture::join).map(RoomTests::code))
          .containsExactlyInAnyOrder("ack", "LAST_OWNER");
    }
  }

  @Test
  default void settings_change_by_version_and_hold_for_who_sends() {
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().raw(run().user("bob"))) {
      String room = make(ann, "open");
      bob.ask(frame("join", room));
      ObjectNode update = frame("updateRoom", room).put("version", 1).put("posting", "moderators");
      assertThat(code(bob.ask(update))).isEqualTo("FORBIDDEN");
      assertThat(ann.ask(update).path("version").asInt()).isEqualTo(2);
      assertThat(code(ann.ask(frame("updateRoom", room).put("version", 1).put("topic", "x"))))
          .isEqualTo("VERSION_CONFLICT");

      assertThat(code(bob.ask(send(room, "member", run().text("member"))))).isEqualTo("FORBIDDEN");
      done(ann.ask(send(room, "owner", run().text("owner"))));
    }
  }
}
