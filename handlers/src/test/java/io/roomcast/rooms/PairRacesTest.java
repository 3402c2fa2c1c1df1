package io.roomcast.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Table;
import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.ingest.Sending;
import io.roomcast.publishing.Direct;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Actions;
import io.roomcast.table.AtOnce;
import io.roomcast.table.DynamoDbUserRoomWrites;
import io.roomcast.table.LocalDynamoDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Two who act on each other at once, over DynamoDB Local, many times each; 200 with {@code
 * -Pfaults}.
 */
class PairRacesTest {

  private static final int ROUNDS = Integer.getInteger("roomcast.races", 60);
  private static final int MESSAGES = 6;
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final Table table = LocalDynamoDb.newTable();
  private final InMemoryTopic topic = new InMemoryTopic();
  private final Actions conversing =
      new Conversing(
          new DynamoDbPairs(table, new DynamoDbUserRoomWrites(table, 10)), topic, () -> NOW);
  private final Actions ingest = Sending.over(table, topic, () -> NOW);

  @Test
  void two_who_open_their_conversation_at_once_have_one_and_one_of_them_hears_of_it() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String ana = "ana" + seed;
      String bob = "bob" + seed;

      List<String> outcomes =
          AtOnce.all(
              seed,
              List.of(
                  () -> act(ana, new Action.OpenDirect(null, bob)),
                  () -> act(bob, new Action.OpenDirect(null, ana))));

      assertThat(outcomes).as("seed %d", seed).containsExactly("ack", "ack");
      assertThat(topic.published()).as("seed %d", seed).hasSize(2 * seed + 1);
      assertThat(send(ana, bob, "a")).as("seed %d", seed).isEqualTo("ack");
      assertThat(topic.published().getLast().room()).isEqualTo(Direct.of(ana, bob));
    }
  }

  @Test
  void a_block_counts_in_a_conversation_that_is_opened_just_then() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String ana = "ana" + seed;
      String bob = "bob" + seed;

      assertThat(
              AtOnce.all(
                  seed,
                  List.of(
                      () -> act(ana, new Action.Block(null, bob)),
                      () -> act(bob, new Action.OpenDirect(null, ana)))))
          .as("seed %d", seed)
          .containsExactly("ack", "ack");
      assertThat(List.of(send(ana, bob, "a"), send(bob, ana, "b")))
          .as("seed %d", seed)
          .containsExactly("FORBIDDEN", "FORBIDDEN");
    }
  }

  @Test
  void a_block_that_is_taken_back_while_the_conversation_is_opened_is_none() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      String ana = "ana" + seed;
      String bob = "bob" + seed;
      act(ana, new Action.Block(null, bob));

      AtOnce.all(
          seed,
          List.of(
              () -> act(ana, new Action.Unblock(null, bob)),
              () -> act(bob, new Action.OpenDirect(null, ana))));

      assertThat(List.of(send(ana, bob, "a"), send(bob, ana, "b")))
          .as("seed %d", seed)
          .containsExactly("ack", "ack");
    }
  }

  @Test
  void after_the_ack_of_a_block_nothing_of_the_one_who_is_blocked_is_accepted() {
    int accepted = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      String ana = "ana" + seed;
      String bob = "bob" + seed;
      act(ana, new Action.OpenDirect(null, bob));
      AtomicBoolean acked = new AtomicBoolean();

      AtOnce.all(
          seed,
          List.of(
              () -> {
                String outcome = act(ana, new Action.Block(null, bob));
                acked.set(true);
                return List.of(outcome);
              },
              () -> say(ana, bob, acked)));

      assertThat(List.of(send(ana, bob, "after"), send(bob, ana, "after")))
          .as("seed %d", seed)
          .containsExactly("FORBIDDEN", "FORBIDDEN");
      String room = Direct.of(ana, bob);
      accepted += messages(room).size();
    }
    assertThat(accepted)
        .as("some came before the block, and not all of them")
        .isBetween(1, ROUNDS * MESSAGES - 1);
  }

  /** Messages one after the other; what begins after the block's ack is refused. */
  private List<String> say(String ana, String bob, AtomicBoolean acked) {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      boolean after = acked.get();
      String outcome = send(bob, ana, "b" + i);
      if (after) {
        assertThat(outcome).isEqualTo("FORBIDDEN");
      }
      outcomes.add(outcome);
    }
    assertThat(outcomes.stream().dropWhile("ack"::equals))
        .as("once refused, refused")
        .allMatch("FORBIDDEN"::equals);
    return outcomes;
  }

  private List<Content> messages(String room) {
    return topic.published().stream()
        .filter(publication -> publication.room().equals(room))
        .map(Publication::content)
        .toList();
  }

  private String send(String from, String to, String clientId) {
    Action action =
        new Action.Send(null, Direct.of(from, to), clientId, new Body("hi", null), null);
    return House.outcome(ingest.answer(Users.frame(from, action, NOW)));
  }

  private String act(String user, Action action) {
    return House.outcome(conversing.answer(Users.frame(user, action, NOW)));
  }
}
