package io.roomcast.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void it_doubles_from_one_second_to_sixty() {
    Backoff longest = new Backoff(always(bound -> 0));

    assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 1000).map(r -> seconds(longest, r)))
        .containsExactly(1, 2, 4, 8, 16, 32, 60, 60, 60);
  }

  @Test
  void jitter_takes_off_up_to_a_half_and_never_all() {
    Backoff shortest = new Backoff(always(bound -> bound - 1));

    assertThat(IntStream.of(1, 2, 3, 7, 1000).map(r -> seconds(shortest, r)))
        .containsExactly(1, 1, 2, 30, 30);
  }

  @Test
  void rooms_that_failed_together_do_not_come_back_together() {
    Backoff backoff = new Backoff(new Random(7));
    Set<Integer> pauses =
        IntStream.range(0, 50).mapToObj(i -> seconds(backoff, 6)).collect(Collectors.toSet());

    assertThat(pauses).hasSizeGreaterThan(5).allMatch(pause -> pause >= 16 && pause <= 32);
  }

  private static int seconds(Backoff backoff, int receives) {
    return (int) backoff.after(receives).toSeconds();
  }

  private static RandomGenerator always(IntUnaryOperator within) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public int nextInt(int bound) {
        return within.applyAsInt(bound);
      }
    };
  }
}
