package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one may do before a join, after it, and where there is no room. */
interface MembershipTests extends OnStack {

  private static void refused(RawClient client, ObjectNode frame, String code) {
    JsonNode error = client.ask(frame);
    assertThat(error.path("type").asText()).isEqualTo("error");
    assertThat(error.path("code").asText()).isEqualTo(code);
  }

  @Test
  default void before_the_first_join_one_is_no_member() {
    try (Witness witness = Witness.of(run());
        RawClient stranger = run().raw(run().user("stranger"))) {
      refused(stranger, send(witness.room(), "early", run().text("early")), "NOT_MEMBER");
      refused(stranger, frame("history", witness.room()).put("after", "0"), "NOT_MEMBER");
      JsonNode left = stranger.ask(frame("leave", witness.room()));
      assertThat(left.path("type").asText()).isEqualTo("left");
      assertThat(stranger.ping().path("heads")).isEmpty();
      witness.nothingHappened();
    }
  }

  @Test
  default void a_room_that_is_not_is_not_found_and_not_made() {
    String room = "no-such-room";
    try (RawClient ann = run().raw(run().user("ann"))) {
      for (ObjectNode frame :
          List.of(
              frame("join", room),
              send(room, "nowhere", run().text("nowhere")),
              frame("history", room).put("after", "0"))) {
        refused(ann, frame, "ROOM_NOT_FOUND");
      }
      assertThat(ann.ping().path("type").asText()).isEqualTo("pong");
      assertThat(run().items().log(room)).isEmpty();
      assertThat(run().items().sockets(room)).isEmpty();
      assertThat(run().items().head(room)).isEqualTo("0");
    }
  }

  @Test
  default void a_member_may_send_without_a_join_on_this_connection() {
    String room = run().room();
    String ann = run().user("ann");
    try (RawClient phone = run().rawIn(room, ann);
        RawClient desk = run().raw(ann)) {
      String seq = desk.ask(send(room, "desk", run().text("from the desk"))).path("seq").asText();
      assertThat(phone.nextEvent().path("seq").asText()).isEqualTo(seq);
      assertThat(desk.ping().path("heads")).isEmpty();
    }
  }

  @Test
  default void a_ping_tells_who_one_is_and_how_far_the_rooms_are() {
    String room = run().room();
    String ann = run().user("ann");
    try (RawClient client = run().rawIn(room, ann)) {
      String seq = client.ask(send(room, "one", run().text("one"))).path("seq").asText();
      client.nextEvent();
      JsonNode pong = client.ping();
      assertThat(pong.path("user").path("id").asText()).isEqualTo(ann);
      assertThat(pong.path("heads").path(room).asText()).isEqualTo(seq);
      assertThat(pong.path("expiresAt").asText()).endsWith("Z");
      assertThat(pong.path("time").asText()).isLessThan(pong.path("expiresAt").asText());
    }
  }

  @Test
  default void a_retried_message_has_the_same_id_and_is_there_once() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      ObjectNode message = send(room, "retried", run().text("once"));
      JsonNode first = ann.ask(message);
      JsonNode again = ann.ask(message);
      assertThat(again.path("type").asText()).isEqualTo("ack");
      assertThat(again.path("messageId")).isEqualTo(first.path("messageId"));
      if (backend().repeatsSequences()) {
        assertThat(again.path("seq")).isEqualTo(first.path("seq"));
      }
      // Another user's message of the same clientId is another message.
      JsonNode other = bob.ask(message);
      assertThat(other.path("messageId")).isNotEqualTo(first.path("messageId"));

      List<RoomItems.Entry> log = run().items().settled(room, 2);
      assertThat(log).hasSize(2);
      assertThat(log.getFirst().seq()).isEqualTo(first.path("seq").asText());
      assertThat(log.getLast().seq()).isEqualTo(other.path("seq").asText());
      assertThat(run().items().counted(room)).isEqualTo(2);
      assertThat(bob.nextEvent().path("seq")).isEqualTo(first.path("seq"));
      assertThat(bob.nextEvent().path("seq")).isEqualTo(other.path("seq"));
    }
  }
}
