package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.aws.Item;
import io.roomcast.client.RawClient;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms are deleted, with all that was said in them. */
interface DeletionTests extends OnStack {

  private static String code(JsonNode reply) {
    return reply.path("type").asText().equals("error")
        ? reply.path("code").asText()
        : reply.path("type").asText();
  }

  private static ObjectNode create() {
    ObjectNode frame = frame("createRoom", "-").put("name", "Tea").put("access", "open");
    frame.remove("room");
    return frame.put("clientId", "tea");
  }

  private static JsonNode rooms(RawClient client) {
    ObjectNode frame = frame("rooms", "-");
    frame.remove("room");
    return client.ask(frame).path("rooms");
  }

  /** What there is in a partition, by its sort keys. */
  private List<String> items(String partition) {
    return run()
        .stack()
        .dynamoDb()
        .query(
            query ->
                query
                    .tableName(run().stack().tableName())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(java.util.Map.of(":pk", Item.text(partition))))
        .items()
        .stream()
        .map(item -> String.valueOf(Item.text(item, "sk")))
        .toList();
  }

  @Test
  default void a_deleted_room_is_gone_for_all_and_nothing_of_it_is_left() {
    String bobId = run().user("bob");
    try (RawClient ann = run().raw(run().user("ann"));
        RawClient bob = run().raw(bobId);
        RawClient cyn = run().raw(run().user("cyn"))) {
      String room = ann.ask(create()).path("room").asText();
      ann.ask(frame("join", room));
      bob.ask(frame("join", room));
      for (int n = 0; n < 5; n++) {
        ann.ask(send(room, "m" + n, run().text("said")));
      }
      run().items().settledLog(room, 6);
      assertThat(code(bob.ask(frame("deleteRoom", room)))).isEqualTo("FORBIDDEN");
      assertThat(code(cyn.ask(frame("deleteRoom", room)))).isEqualTo("NOT_MEMBER");

      JsonNode deleted = ann.ask(frame("deleteRoom", room));
      assertThat(code(deleted)).as(deleted.toString()).isEqualTo("ack");
      assertThat(ann.ask(frame("deleteRoom", room)).path("room").asText())
          .as("a retry")
          .isEqualTo(room);

      for (RawClient client : List.of(ann, bob)) {
        JsonNode left = client.next("left");
        assertThat(left.path("room").asText()).isEqualTo(room);
        assertThat(left.path("reason").asText()).isEqualTo("deleted");
      }
      for (RawClient client : List.of(ann, bob, cyn)) {
        for (ObjectNode frame :
            List.of(
                frame("join", room),
                frame("requestJoin", room),
                frame("history", room).put("after", "0"),
                frame("kick", room).put("user", bobId))) {
          assertThat(code(client.ask(frame))).as(frame.toString()).isEqualTo("ROOM_NOT_FOUND");
        }
        assertThat(code(client.ask(send(room, "late", run().text("late")))))
            .as("ingest may have read the settings before")
            .isIn("ROOM_NOT_FOUND", "NOT_MEMBER");
        assertThat(rooms(client)).isEmpty();
        assertThat(client.ping().path("heads")).isEmpty();
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                assertThat(items(Keys.events(room))).isEmpty();
                assertThat(items(Keys.sockets(room))).isEmpty();
                assertThat(items(Keys.room(room).pk()))
                    .isSubsetOf("COUNTERS", "HEAD", "LOG", "META", "PACE");
                assertThat(run().items().item(Keys.room(room)).keySet())
                    .containsExactlyInAnyOrder(
                        "pk", "sk", "deleted", "made", "madeAt", "expiresAt");
              });
      assertThat(code(ann.ask(create()))).as("the clientId").isEqualTo("ROOM_NOT_FOUND");
    }
  }

  @Test
  default void a_room_with_many_members_and_messages_is_removed_whole() {
    List<String> users = new ArrayList<>(Stream.generate(() -> run().user("u")).limit(30).toList());
    try (RawClient ann = run().raw(run().user("ann"))) {
      ObjectNode create = create();
      create.put("access", "invite");
      String room = ann.ask(create).path("room").asText();
      users.forEach(user -> ann.ask(frame("invite", room).put("user", user)));
      ann.ask(frame("ban", room).put("user", users.getLast()));
      run().items().settledLog(room, 32);

      ann.ask(frame("deleteRoom", room));

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(run().items().item(Keys.room(room)).keySet()).contains("expiresAt"));
      assertThat(items(Keys.events(room))).isEmpty();
      assertThat(items(Keys.room(room).pk())).noneMatch(item -> item.contains("#"));
      try (RawClient user = run().raw(users.getFirst())) {
        assertThat(rooms(user)).isEmpty();
      }
      assertThat(Item.number(run().items().item(Keys.userRooms(users.getFirst())), "rooms", 9))
          .isZero();
    }
  }
}
