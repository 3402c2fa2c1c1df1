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

  @ParameterizedTest
  @EnumSource
  void every_order_of_two_messages_and_one_fault_keeps_the_guarantee(Scenario.Bob bob) {
    Search.Result result = new Search(new Scenario(bob, 2, 1, Mutant.NONE)).all();
    System.out.printf(
        "bob %s: %,d states, %,d moves between them, %.1e orders%n",
        bob, result.states(), result.moves(), result.schedules());
    assertThat(result.finding()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void orders_of_three_messages_and_two_faults_keep_the_guarantee(Scenario.Bob bob) {
    Search search = new Search(new Scenario(bob, 3, 2, Mutant.NONE));
    for (int seed = 0; seed < SAMPLES / (Scenario.Bob.values().length - 1); seed++) {
      Optional<Search.Finding> finding = search.one(new Random(seed));
      assertThat(finding).as("seed %d", seed).isEmpty();
    }
  }
}
