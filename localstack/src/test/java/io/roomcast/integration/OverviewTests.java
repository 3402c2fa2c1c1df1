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
import org.junit.jupiter.api.Test;

/** Read marks, one's rooms and what is unread in them, and who is in a room. */
interface OverviewTests extends OnStack {

  private static JsonNode rooms(RawClient client) {
    ObjectNode frame = frame("rooms", "-");
    frame.remove("room");
    JsonNode reply = client.ask(frame);
    assertThat(reply.path("type").asText()).as(reply.toString()).isEqualTo("rooms");
    return reply.path("rooms");
  }

  private static JsonNode listed(RawClient client, String room) {
    for (JsonNode each : rooms(client)) {
      if (each.path("room").asText().equals(room)) {
        return each;
      }
    }
    throw new AssertionError("not among one's rooms: " + room);
  }

  private static int unread(RawClient client, String room) {
    return listed(client, room).path("unread").asInt();
  }

  private String say(RawClient client, String room, String what) {
    JsonNode ack = client.ask(send(room, what, run().text(what)));
    assertThat(ack.path("type").asText()).as(ack.toString()).isEqualTo("ack");
    return ack.path("seq").asText();
  }

  private static JsonNode read(RawClient client, String room, String seq) {
    return client.ask(frame("read", room).put("seq", seq));
  }

  /** History is behind by so much as the queue takes. */
  private static void awaitUnread(RawClient client, String room, int messages) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> unread(client, room) == messages);
  }

  @Test
  default void unread_is_of_the_user_and_right_on_all_of_their_connections() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    String room = run().roomOf(annId);
    try (RawClient ann = run().rawIn(room, annId);
        RawClient phone = run().raw(annId);
        RawClient bob = run().rawIn(room, bobId)) {
      String first = say(bob, room, "first");
      String second = say(bob, room, "second");
      String own = say(ann, room, "own");
      awaitUnread(phone, room, 2);
      assertThat(unread(ann, room)).as("one's own is read").isEqualTo(2);
      assertThat(unread(bob, room)).isEqualTo(1);

      assertThat(read(ann, room, first).path("seq").asText()).isEqualTo(first);
      assertThat(unread(phone, room)).isEqualTo(1);
      assertThat(read(phone, room, own).path("seq").asText()).isEqualTo(own);
      assertThat(unread(ann, room)).isZero();
      assertThat(read(ann, room, second).path("seq").asText()).as("never down").isEqualTo(own);
      assertThat(read(ann, room, "109910000000000000000000").path("seq").asText())
          .as("not beyond the room")
          .isEqualTo(own);
      run().items().settled(room, 3);
      assertThat(listed(phone, room).path("messages").asInt()).isEqualTo(3);
      assertThat(listed(phone, room).path("read").asText()).isEqualTo(own);
    }
  }

  @Test
  default void what_is_deleted_is_unread_no_more() {
    String annId = run().user("ann");
    String room = run().roomOf(annId);
    try (RawClient ann = run().rawIn(room, annId);
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      String seq = say(bob, room, "regretted");
      say(bob, room, "stands");
      awaitUnread(ann, room, 2);

      bob.ask(frame("delete", room).put("clientId", "d").put("target", seq));

      awaitUnread(ann, room, 1);
    }
  }

  @Test
  default void a_room_is_listed_from_the_day_one_comes_to_the_day_one_goes() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(annId);
        RawClient bob = run().raw(bobId)) {
      ObjectNode create =
          frame("createRoom", "-").put("name", "Tea").put("topic", "Green").put("access", "invite");
      create.remove("room");
      String room = ann.ask(create.put("clientId", "tea")).path("room").asText();
      say(ann, room, "before");
      run().items().settled(room, 1);
      assertThat(rooms(bob)).isEmpty();
      assertThat(ann.ask(frame("members", room)).path("members")).hasSize(1);
      assertThat(bob.ask(frame("members", room)).path("code").asText()).isEqualTo("ROOM_NOT_FOUND");

      ann.ask(frame("invite", room).put("user", bobId));
      JsonNode tea = listed(bob, room);
      assertThat(tea.path("name").asText()).isEqualTo("Tea");
      assertThat(tea.path("topic").asText()).isEqualTo("Green");
      assertThat(tea.path("access").asText()).isEqualTo("invite");
      assertThat(tea.path("role").asText()).isEqualTo("member");
      assertThat(tea.path("version").asInt()).isEqualTo(1);
      assertThat(tea.path("members").asInt()).isEqualTo(2);
      assertThat(tea.path("unread").asInt()).as("said before one came").isZero();

      ann.ask(frame("setRole", room).put("user", bobId).put("role", "moderator"));
      assertThat(listed(bob, room).path("role").asText()).isEqualTo("moderator");

      ann.ask(frame("kick", room).put("user", bobId));
      assertThat(rooms(bob)).isEmpty();
      assertThat(read(bob, room, "0").path("code").asText()).isEqualTo("ROOM_NOT_FOUND");
    }
  }

  @Test
  default void rooms_and_members_come_in_pages() {
    String annId = run().user("ann");
    List<String> joined = new ArrayList<>();
    List<String> users = new ArrayList<>(List.of(annId));
    try (RawClient ann = run().raw(annId)) {
      for (int n = 0; n < 5; n++) {
        joined.add(run().roomOf(annId));
      }
      for (int n = 0; n < 4; n++) {
        String user = run().user("bob");
        users.add(user);
        run().rawIn(joined.getFirst(), user).close();
      }
      read(ann, joined.getFirst(), "0");

      assertThat(paged(ann, "rooms", "-", "room"))
          .containsExactlyElementsOf(joined.stream().sorted().toList());
      assertThat(paged(ann, "members", joined.getFirst(), "id"))
          .containsExactlyElementsOf(users.stream().sorted().toList());
    }
  }

  /** Everything of a list, in pages of two. */
  private static List<String> paged(RawClient client, String action, String room, String id) {
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      ObjectNode frame = frame(action, room).put("limit", 2);
      if (action.equals("rooms")) {
        frame.remove("room");
      }
      if (!next.isEmpty()) {
        frame.put("next", next);
      }
      JsonNode page = client.ask(frame);
      assertThat(page.path("type").asText()).as(page.toString()).isEqualTo(action);
      assertThat(page.path(action)).hasSizeLessThanOrEqualTo(2);
      page.path(action).forEach(each -> all.add(each.path(id).asText()));
      next = page.path("next").asText("");
    } while (!next.isEmpty());
    return all;
  }

  @Test
  default void who_has_read_is_seen_by_the_other_members() {
    String annId = run().user("ann");
    String bobId = run().user("bob");
    String room = run().roomOf(annId);
    try (RawClient ann = run().rawIn(room, annId);
        RawClient bob = run().rawIn(room, bobId)) {
      String seq = say(ann, room, "seen");
      bob.next("events");
      assertThat(read(bob, room, seq).path("seq").asText()).isEqualTo(seq);

      JsonNode members = ann.ask(frame("members", room)).path("members");

      assertThat(members).hasSize(2);
      assertThat(members.path(0).path("id").asText()).isEqualTo(annId);
      assertThat(members.path(0).has("read")).isFalse();
      assertThat(members.path(1).path("id").asText()).isEqualTo(bobId);
      assertThat(members.path(1).path("role").asText()).isEqualTo("member");
      assertThat(members.path(1).path("read").asText()).isEqualTo(seq);
    }
  }
}
