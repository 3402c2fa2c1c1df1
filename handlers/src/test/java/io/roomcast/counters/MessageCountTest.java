package io.roomcast.counters;

import static io.roomcast.sqs.QueueMessages.batch;
import static io.roomcast.sqs.QueueMessages.delivery;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roomcast.events.Content;
import io.roomcast.events.User;
import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCountTest {

  private final InMemoryTable table = new InMemoryTable();
  private final AtomicInteger calls = new AtomicInteger();
  private final InMemoryCounters inMemory = new InMemoryCounters(table);
  private final MessageCount count =
      new MessageCount(
          (room, messages, first, last) -> {
            calls.incrementAndGet();
            return inMemory.add(room, messages, first, last);
          });

  @Test
  void a_batch_is_counted_in_one_write() {
    count.consume(batch("r", 1, 2, 3));

    assertThat(messages()).isEqualTo(3);
    assertThat(calls).hasValue(1);
  }

  @Test
  void a_batch_that_comes_again_is_not_counted_again() {
    count.consume(batch("r", 1, 2, 3));
    count.consume(batch("r", 1, 2, 3));

    assertThat(messages()).isEqualTo(3);
  }

  @Test
  void of_a_batch_that_comes_again_with_more_only_the_rest_is_counted() {
    count.consume(batch("r", 1, 2));
    count.consume(batch("r", 2, 3, 4));

    assertThat(messages()).isEqualTo(4);
  }

  @Test
  void an_event_twice_in_a_batch_is_counted_once() {
    count.consume(batch("r", 1, 2, 2, 1));

    assertThat(messages()).isEqualTo(2);
  }

  @Test
  void what_could_not_be_read_is_passed_over() {
    count.consume(batch("r", List.of(delivery(1), delivery(2, new Content.Unreadable()))));

    assertThat(messages()).isEqualTo(1);
    assertThat(inMemory.add("r", 1, seq(2), seq(2))).contains(seq(2));
  }

  @Test
  void changes_of_messages_are_passed_over() {
    Content change = new Content.Delete(new User("ana", "Ana"), QueueMessages.SENT_AT, "d", seq(1));

    count.consume(batch("r", List.of(delivery(1), delivery(2, change), delivery(3))));

    assertThat(messages()).isEqualTo(2);
  }

  @Test
  void an_old_event_that_is_redriven_is_not_counted() {
    count.consume(batch("r", 5));
    count.consume(batch("r", 3));

    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void a_count_that_keeps_moving_while_the_batch_is_not_reached_fails() {
    List<Delivery> many = LongStream.range(1, 11).mapToObj(n -> delivery(n)).toList();
    AtomicInteger counted = new AtomicInteger();
    MessageCount overtaken =
        new MessageCount(
            (room, messages, first, last) -> Optional.of(seq(counted.incrementAndGet())));

    assertThatThrownBy(() -> overtaken.consume(batch("r", many)))
        .isInstanceOf(IllegalStateException.class);
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_count_is_exact_however_batches_are_cut_and_come_again(long seed) {
    Random random = new Random(seed);
    int events = 1 + random.nextInt(60);
    List<Delivery> all = new ArrayList<>();
    for (long n = 1; n <= events; n++) {
      all.add(random.nextInt(7) == 0 ? delivery(n, new Content.Unreadable()) : delivery(n));
    }
    int reached = 0;
    while (reached < events) {
      int from = random.nextInt(reached + 1);
      int to = Math.min(events, from + 1 + random.nextInt(10));
      count.consume(batch("r", all.subList(from, to)));
      reached = from <= reached ? Math.max(reached, to) : reached;
    }

    assertThat(messages()).isEqualTo((int) all.stream().filter(Delivery::readable).count());
  }

  private int messages() {
    var there = table.get(Keys.counters("r"), InMemoryCounters.Count.class);
    return there == null ? 0 : there.messages();
  }
}
