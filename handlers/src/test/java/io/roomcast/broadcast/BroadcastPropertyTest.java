package io.roomcast.broadcast;

import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.QueueMessages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random batches, cut again at each redelivery, some of which fail half-way, by two warm instances,
 * while connections join, between batches and between any two steps of a broadcast.
 */
class BroadcastPropertyTest {

  private static final int BATCH = 10;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void each_connection_gets_all_after_the_head_it_joined_at_and_every_link_is_true(long seed) {
    Random random = new Random(seed);
    Room room = new Room();
    Broadcaster[] instances = {room.instance(), room.instance()};
    Map<String, Sequence> joinedAt = new HashMap<>();
    room.connections.beforeQuery(
        () -> {
          if (random.nextInt(3) == 0) {
            join(room, joinedAt);
          }
          if (random.nextInt(6) == 0) {
            throw new IllegalStateException("no table");
          }
        });
    room.connections.afterQuery(
        () -> {
          if (random.nextInt(3) == 0) {
            join(room, joinedAt);
          }
        });
    int events = 1 + random.nextInt(40);
    int done = 0;
    while (done < events) {
      if (random.nextInt(4) == 0) {
        join(room, joinedAt);
      }
      int from = Math.max(0, done - random.nextInt(4));
      int to = Math.min(events, Math.max(done, from) + 1 + random.nextInt(BATCH));
      try {
        instances[random.nextInt(2)].broadcast(batch(from, to));
        done = to;
      } catch (IllegalStateException comesAgain) {
        // The batch is delivered again, cut anew.
      }
    }

    joinedAt.forEach((id, head) -> check(room.events(id), head, events));
  }

  private static void check(List<Event> got, Sequence joinedAt, int events) {
    TreeSet<Sequence> sequences = new TreeSet<>();
    for (Event event : got) {
      sequences.add(event.seq());
      if (event.prev() != null) {
        assertThat(event.prev()).isEqualTo(before(event.seq()));
      }
    }
    List<Sequence> due = new ArrayList<>();
    for (long n = 1; n <= events; n++) {
      if (seq(n).isAfter(joinedAt)) {
        due.add(seq(n));
      }
    }
    assertThat(sequences).containsAll(due);
  }

  private static Sequence before(Sequence seq) {
    long number = Long.parseLong(seq.text().substring(4));
    return number == 1 ? Sequence.NONE : seq(number - 1);
  }

  private static void join(Room room, Map<String, Sequence> joinedAt) {
    String id = "c" + joinedAt.size();
    joinedAt.put(id, room.join(id));
  }

  private static io.roomcast.sqs.RoomBatch batch(int from, int to) {
    return QueueMessages.batch(Room.NAME, LongStream.rangeClosed(from + 1, to).toArray());
  }
}
