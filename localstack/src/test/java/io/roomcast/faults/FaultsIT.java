package io.roomcast.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
import io.roomcast.integration.RoomItems;
import io.roomcast.operator.Roomcast;
import io.roomcast.operator.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Each fault strikes in a room of its own while messages go through it: nothing acked is lost,
 * doubled, reordered or leaked. {@code -Pfaults} has more messages, and writes the table.
 */
final class FaultsIT {

  private static final int MESSAGES = Integer.getInteger("roomcast.faults.messages", 15);

  /** A run of so many messages is for the table. */
  private static final int MANY = 1_000;

  private static final int AT_ONCE = 6;

  private static final Pattern ONLY =
      Pattern.compile(System.getProperty("roomcast.faults.only", ""));

  static final List<Catalogue> FAULTS =
      Stream.concat(
              Catalogue.ALL.stream(),
              Catalogue.OF_OWN_JVMS.stream()
                  .filter(_ -> Boolean.getBoolean("roomcast.isolated") && OS.LINUX.isCurrentOs()))
          .filter(fault -> ONLY.matcher(fault.title()).find())
          .toList();

  @TempDir static Path folder;

  /** Grows as the run goes on; a short run leaves that of a long one. */
  private static final FaultTable TABLE =
      FaultTable.in(
          Path.of("target", System.getProperty("roomcast.faults.table", "faults-short.md")));

  private static final LocalFaultStack STACK = new LocalFaultStack();
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);
  private static final long BEGUN = System.nanoTime();
  private static final Map<String, Future<Outcome>> TRIALS = new LinkedHashMap<>();

  @BeforeAll
  static void begin() {
    for (Catalogue fault : FAULTS) {
      TRIALS.put(fault.title(), THREADS.submit(() -> trial(fault)));
    }
  }

  private static Outcome trial(Catalogue fault) {
    try {
      Path own = folder.resolve(Long.toString(fault.seed()));
      Outcome outcome = fault.play().in(fault, STACK, own, MESSAGES);
      TABLE.add(outcome);
      return outcome;
    } catch (RuntimeException | Error failed) {
      TABLE.addFailed(fault);
      throw failed;
    }
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
    Map<String, Integer> letters = STACK.letters();
    Told doctor = STACK.doctor();
    STACK.close();
    System.out.printf(
        "%s%,d s in all.%n", TABLE.text(), Duration.ofNanos(System.nanoTime() - BEGUN).toSeconds());
    assertThat(doctor.exit()).as(doctor.err()).isIn(Roomcast.HEALTHY, Roomcast.FOUND);
    assertThat(letters).as("letters of what nobody could read").isEqualTo(unreadable());
    assertThat(doctor.json().path("findings").findValuesAsText("kind"))
        .as(doctor.out() + doctor.err())
        .allMatch("DEAD_LETTERS"::equals);
  }

  /** A call that fails elsewhere may need the log, without which this test is to go on. */
  private static void awaitTrials() {
    await()
        .forever()
        .until(() -> TRIALS.values().stream().allMatch(each -> each.state() != State.RUNNING));
  }

  private static Map<String, Integer> unreadable() {
    Future<Outcome> poison = TRIALS.get(Catalogue.UNREADABLE);
    if (poison == null || poison.state() != State.SUCCESS) return Map.of();
    return Map.of("Roomcast-HistoryDeadLetterQueue.fifo", poison.resultNow().struck());
  }

  @ParameterizedTest
  @FieldSource("FAULTS")
  void nothing_is_lost_doubled_reordered_or_leaked(Catalogue fault) throws Exception {
    Outcome outcome = Objects.requireNonNull(TRIALS.get(fault.title())).get();

    assertThat(outcome.verdict().all()).as("with the seed %d", fault.seed()).isEmpty();
    assertThat(outcome.struck()).as("how often it struck").isPositive();
    assertThat(outcome.changes()).as("how often a message was changed").isPositive();
  }

  @Test
  void while_history_is_away_all_goes_on_live_and_one_who_joins_is_told_that_more_is_to_come() {
    awaitTrials();
    int messages = MESSAGES >= MANY ? 500 : 30;
    Duration atLeast = MESSAGES >= MANY ? Duration.ofSeconds(30) : Duration.ZERO;
    try (Scene scene = new Scene(STACK, messages, 1);
        RawClient joiner = STACK.raw(STACK.user())) {
      String room = scene.room();
      Outage away = new Outage(Calls.table(room, "History"), 0, Duration.ofDays(1));
      Load load = new Load(scene, away, Integer.MAX_VALUE);
      load.begin();
      FaultInterceptor.begin(away);
      long begun = System.nanoTime();
      try {
        load.say(messages);
        load.shown();

        JsonNode joined = joiner.ask(RawClient.frame("join", room).put("after", "0"));
        assertThat(joined.path("complete").asBoolean()).isFalse();
        assertThat(joined.path("events")).as("that the room was made").hasSize(1);
        assertThat(joined.path("head").asText()).isEqualTo(STACK.items().head(room));
        assertThat(STACK.items().log(room)).hasSize(1);
        await().atMost(ONE_MINUTE).until(() -> System.nanoTime() - begun >= atLeast.toNanos());
      } finally {
        FaultInterceptor.end(away);
      }
      load.settle();

      List<String> replayed = new ArrayList<>();
      JsonNode page;
      do {
        String after = replayed.isEmpty() ? "0" : replayed.getLast();
        page = joiner.ask(RawClient.frame("history", room).put("after", after).put("limit", 100));
        replayed.addAll(page.path("events").findValuesAsText("seq"));
      } while (!page.path("complete").asBoolean());
      assertThat(replayed)
          .hasSize(messages + scene.governed())
          .isEqualTo(STACK.items().log(room).stream().map(RoomItems.Entry::seq).toList());
      JsonNode again = joiner.ask(RawClient.frame("join", room).put("after", replayed.getLast()));
      assertThat(again.path("complete").asBoolean()).isTrue();
      assertThat(Checker.check(Trial.observed(scene, load, away, Set.of())).all()).isEmpty();
      assertThat(away.struck()).isPositive();
    }
  }
}
