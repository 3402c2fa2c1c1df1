package io.roomcast.counters;

import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link Counters} does. */
abstract class CountersContract {

  abstract Counters counters();

  /** How many messages a room is said to have. */
  abstract int messages(String room);

  @Test
  void messages_after_what_is_counted_are_added() {
    assertThat(counters().add("r", 3, seq(1), seq(5))).isEmpty();
    assertThat(counters().add("r", 2, seq(6), seq(7))).isEmpty();

    assertThat(messages("r")).isEqualTo(5);
    assertThat(messages("other")).isZero();
  }

  @Test
  void what_begins_at_or_before_what_is_counted_changes_nothing_and_tells_how_far_it_is() {
    counters().add("r", 3, seq(1), seq(5));

    assertThat(counters().add("r", 3, seq(1), seq(5))).contains(seq(5));
    assertThat(counters().add("r", 3, seq(5), seq(12))).contains(seq(5));

    assertThat(messages("r")).isEqualTo(3);
    assertThat(counters().add("r", 1, seq(6), seq(6))).isEmpty();
  }

  @Test
  void nothing_to_count_still_moves_the_place() {
    assertThat(counters().add("r", 0, seq(9), seq(9))).isEmpty();

    assertThat(messages("r")).isZero();
    assertThat(counters().add("r", 1, seq(9), seq(10))).contains(seq(9));
  }
}
