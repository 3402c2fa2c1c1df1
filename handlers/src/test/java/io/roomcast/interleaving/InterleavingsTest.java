package io.roomcast.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterleavingsTest {

  /**
   * How many orders of the larger scenarios are tried, for all that bob may do together in them.
   */
  private static final int SAMPLES = Integer.getInteger("roomcast.schedules", 100_000);

  /** A run of so many has time for the largest search too. */
  private static final int MANY = 1_000_000;

  @ParameterizedTest
  @EnumSource
  void every_order_of_a_few_messages_and_one_fault_keeps_the_guarantee(Scenario.Bob bob) {
    long begun = System.nanoTime();
    int messages = bob == Scenario.Bob.RESUMES_WHILE_KICKED && SAMPLES < MANY ? 1 : 2;
    Search.Result result = new Search(new Scenario(bob, messages, 1, Mutant.NONE)).all();
    System.out.printf(
        "bob %s, %d messages: %,d states, %.1e orders, %.1f s%n",
        bob, messages, result.states(), result.schedules(), secondsSince(begun));
    assertThat(result.finding()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void orders_of_three_messages_and_two_faults_keep_the_guarantee(Scenario.Bob bob) {
    long begun = System.nanoTime();
    int orders = Math.ceilDiv(SAMPLES, Scenario.Bob.values().length - 1);
    Search search = new Search(new Scenario(bob, 3, 2, Mutant.NONE));
    for (int seed = 0; seed < orders; seed++) {
      Optional<Search.Finding> finding = search.one(new Random(seed));
      assertThat(finding).as("seed %d", seed).isEmpty();
    }
    System.out.printf("bob %s: %,d orders by seed, %.1f s%n", bob, orders, secondsSince(begun));
  }

  private static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
