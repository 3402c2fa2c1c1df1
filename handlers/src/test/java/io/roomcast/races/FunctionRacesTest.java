package io.roomcast.races;

import static io.roomcast.aws.Item.text;
import static io.roomcast.sqs.QueueMessages.CODEC;
import static io.roomcast.sqs.QueueMessages.SENT_AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Item;
import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.history.Appending;
import io.roomcast.ingest.Sending;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.publishing.Publication;
import io.roomcast.rooms.Moderating;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.sqs.RoomConsumer;
import io.roomcast.table.AtOnce;
import io.roomcast.table.Connection;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.timeline.CatchingUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Two functions at once on one room, many times each; 200 with {@code -Pfaults}. */
class FunctionRacesTest {

  private static final int ROUNDS = Integer.getInteger("roomcast.races", 60);
  private static final int MESSAGES = 6;

  /** About as long as a join takes. */
  private static final long MOST_NANOS = 80_000_000;

  private final Table table = LocalDynamoDb.newTable();
  private final InMemoryTopic topic = new InMemoryTopic();
  private final Actions rooms = Moderating.over(table, topic);
  private final Actions ingest = Sending.over(table, topic, () -> SENT_AT);
  private final Actions timeline = CatchingUp.over(table, () -> SENT_AT);
  private final RoomConsumer history = Appending.over(table);
  private final DynamoDbConnections connections = new DynamoDbConnections(table, () -> SENT_AT);

  @Test
  void after_the_ack_of_a_kick_nothing_of_the_one_who_is_out_is_accepted() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String ana = "ana" + seed;
      String bob = "bob" + seed;
      String room = room(seed, bob);
      AtomicBoolean acked = new AtomicBoolean();

      List<List<String>> outcomes =
          AtOnce.all(
              seed,
              List.of(
                  () -> {
                    String outcome = outcome(rooms, ana, new Action.Kick(null, room, bob));
                    acked.set(true);
                    return List.of(outcome);
                  },
                  () -> say(room, bob, acked)));

      assertThat(outcomes.getFirst()).as("seed %d", seed).containsExactly("ack");
      assertThat(outcomes.getLast().stream().dropWhile("ack"::equals))
          .as("seed %d: once refused, refused", seed)
          .allMatch("NOT_MEMBER"::equals);
      assertThat(send(room, bob, "after")).as("seed %d", seed).isEqualTo("NOT_MEMBER");
    }
  }

  /** Messages one after the other; what begins after the kick's ack is refused. */
  private List<String> say(String room, String bob, AtomicBoolean kicked) {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      boolean after = kicked.get();
      String outcome = send(room, bob, "b" + i);
      if (after) {
        assertThat(outcome).isEqualTo("NOT_MEMBER");
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  @Test
  void one_who_joins_while_being_kicked_is_not_in_the_room_in_the_end() {
    int joined = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      String ana = "ana" + seed;
      String bob = "bob" + seed;
      String room = room(seed, bob);
      connections.connect(connection(bob));
      long later = new Random(seed).nextLong(MOST_NANOS);

      List<String> outcomes =
          AtOnce.all(
              seed,
              List.of(
                  () -> {
                    LockSupport.parkNanos(later);
                    return outcome(rooms, ana, new Action.Kick(null, room, bob));
                  },
                  () -> outcome(timeline, bob, new Action.Join(null, room, null, null))));

      assertThat(outcomes.getFirst()).as("seed %d", seed).isEqualTo("ack");
      assertThat(outcomes.getLast()).as("seed %d", seed).isIn("joined", "NOT_MEMBER");
      joined += outcomes.getLast().equals("joined") ? 1 : 0;
      assertThat(connections.inRoom(room)).as("seed %d", seed).isEmpty();
      assertThat(outcome(timeline, bob, new Action.Join(null, room, null, null)))
          .as("seed %d", seed)
          .isEqualTo("NOT_MEMBER");
    }
    assertThat(joined).as("who was faster").isBetween(1, ROUNDS - 1);
  }

  @Test
  void of_an_edit_and_a_delete_at_once_no_text_is_left() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String ana = "ana" + seed;
      String bob = "bob" + seed;
      String room = room(seed, bob);
      int before = topic.published().size();
      Sequence seq = Objects.requireNonNull(seqOf(room, bob));
      append(room, before);
      int said = topic.published().size();
      Body other = new Body("a secret", null);

      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> outcome(ingest, bob, new Action.Edit(null, room, "e", seq, other)),
                      () -> outcome(ingest, ana, new Action.Delete(null, room, "d", seq)))))
          .as("seed %d", seed)
          .containsExactly("ack", "ack");
      if (new Random(seed).nextBoolean()) {
        append(room, said);
      } else {
        append(room, said, 1);
        append(room, said + 1);
      }

      assertThat(content(room, seq).deleted()).as("seed %d", seed).isNotNull();
      assertThat(content(room, seq).body()).as("seed %d", seed).isNull();
      assertThat(log(room)).as("seed %d", seed).hasSize(3).noneMatch(it -> it.contains("secret"));
    }
  }

  private Sequence seqOf(String room, String user) {
    Action action = new Action.Send(null, room, "said", new Body("a secret", null), null);
    return Objects.requireNonNull(((Reply.Ack) ingest.answer(frame(user, action))).seq());
  }

  /** History takes what was published from there on, in one batch. */
  private void append(String room, int from) {
    append(room, from, topic.published().size() - from);
  }

  private void append(String room, int from, int many) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = from; i < from + many; i++) {
      Publication publication = topic.published().get(i);
      deliveries.add(
          new Delivery(
              Sequence.of(10, Long.toString(1_000_001L + i)),
              true,
              publication.content(),
              "correlation",
              1,
              SENT_AT,
              ""));
    }
    history.consume(QueueMessages.batch(room, deliveries));
  }

  private Content.Message content(String room, Sequence seq) {
    String json =
        Objects.requireNonNull(
            text(
                table
                    .client()
                    .getItem(
                        get ->
                            get.tableName(table.name())
                                .key(Item.key(Keys.event(room, seq)))
                                .consistentRead(true))
                    .item(),
                "content"));
    return CODEC.content(json) instanceof Decoded.Valid<Content>(Content there)
            && there instanceof Content.Message message
        ? message
        : fail(json);
  }

  private static Content.Message fail(String json) {
    throw new AssertionError("no message: " + json);
  }

  private List<String> log(String room) {
    return table
        .client()
        .query(
            query ->
                query
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", text(Keys.events(room)))))
        .items()
        .stream()
        .map(item -> Objects.requireNonNull(text(item, "content")))
        .toList();
  }

  private String send(String room, String user, String clientId) {
    return outcome(ingest, user, new Action.Send(null, room, clientId, new Body("hi", null), null));
  }

  /** A room to ask for that ana made, with bob in it. */
  private String room(int seed, String bob) {
    Action create = new Action.CreateRoom(null, "tea", "Tea", null, Access.REQUEST, null, null);
    Reply.Ack ack = (Reply.Ack) rooms.answer(frame("ana" + seed, create));
    String room = Objects.requireNonNull(ack.room());
    assertThat(outcome(rooms, "ana" + seed, new Action.Invite(null, room, bob))).isEqualTo("ack");
    return room;
  }

  private static Connection connection(String user) {
    return new Connection(user + "=", user, user, SENT_AT);
  }

  private static Frame frame(String user, Action action) {
    return new Frame(action, connection(user), SENT_AT.plusSeconds(600), "correlation");
  }

  private static String outcome(Actions actions, String user, Action action) {
    return switch (actions.answer(frame(user, action))) {
      case Reply.Ack _ -> "ack";
      case Reply.Joined _ -> "joined";
      case Reply.Refused refused -> refused.code().name();
      case Reply other -> throw new AssertionError(other);
    };
  }
}
