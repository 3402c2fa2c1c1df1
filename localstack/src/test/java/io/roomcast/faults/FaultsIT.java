package io.roomcast.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Each fault strikes in a room of its own while messages go through it: nothing acked is lost,
 * doubled, reordered or leaked. {@code -Pfaults} has more messages, and writes the table.
 */
final class FaultsIT {

  private static final int MESSAGES = Integer.getInteger("roomcast.faults.messages", 48);

  /** A run of so many messages is for the table. */
  private static final int MANY = 1_000;

  private static final int AT_ONCE = 6;

  static final List<Catalogue> FAULTS = Catalogue.ALL;

  private static final FaultStack STACK = new FaultStack();
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);
  private static final Map<String, Future<Outcome>> TRIALS = new LinkedHashMap<>();

  @BeforeAll
  static void begin() {
    for (Catalogue fault : Catalogue.ALL) {
      TRIALS.put(fault.title(), THREADS.submit(() -> Trial.of(fault, STACK, MESSAGES)));
    }
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
    STACK.close();
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> trial : TRIALS.values()) {
      if (trial.state() == Future.State.SUCCESS) outcomes.add(trial.resultNow());
    }
    FaultTable table = FaultTable.of(outcomes);
    System.out.println(table.text());
    if (MESSAGES >= MANY) table.writeTo(Path.of("target", "faults.md"));
    assertThat(STACK.denials()).as("calls that a role does not allow").isEmpty();
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void nothing_is_lost_doubled_reordered_or_leaked(Catalogue fault) throws Exception {
    Outcome outcome = Objects.requireNonNull(TRIALS.get(fault.title())).get();

    assertThat(outcome.verdict().all()).isEmpty();
    assertThat(outcome.struck()).as("how often it struck").isPositive();
  }
}
