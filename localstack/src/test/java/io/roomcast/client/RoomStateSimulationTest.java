package io.roomcast.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Sequence;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens on the way, the client ends with the room's exact log. */
final class RoomStateSimulationTest {

  private static final int RUNS = 500;
  private static final int STEPS = 250;

  enum Weather {
    CALM,
    LOSSES,
    BROKEN_CONNECTIONS,
    RETENTION,
    LONG_PAUSES
  }

  @ParameterizedTest
  @EnumSource(Weather.class)
  void every_interleaving_ends_in_the_exact_log(Weather weather) {
    for (int seed = 0; seed < RUNS; seed++) {
      try {
        run(weather, new Random(seed));
      } catch (AssertionError e) {
        throw new AssertionError(weather + ", seed " + seed, e);
      }
    }
  }

  private static void run(Weather weather, Random random) {
    var connections = new SimulatedConnections(random, weather != Weather.CALM);
    SimulatedRoom room = connections.room;
    connections.connect();
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(13)) {
        case 0 -> room.bobSays();
        case 1 -> connections.say();
        case 2, 3 -> room.log(random.nextInt(3));
        case 4 -> connections.broadcast();
        case 5, 6 -> connections.serve();
        case 7, 8 -> connections.deliver();
        case 9 -> connections.ring();
        case 10 -> connections.ping();
        case 11 -> connections.broadcastAgain();
        default -> disturb(weather, connections, random);
      }
    }
    connections.heal();

    List<Sequence> log = IntStream.rangeClosed(1, room.size()).mapToObj(Sample::seq).toList();
    int shown = connections.shown.size();
    assertThat(connections.shown).isEqualTo(log.subList(log.size() - shown, log.size()));
    if (!connections.cleared) {
      long since = log.stream().filter(seq -> seq.isAfter(connections.begin)).count();
      assertThat((long) shown).as("all since the first join").isGreaterThanOrEqualTo(since);
    }
    if (!connections.doubtful) {
      List<String> said =
          IntStream.range(0, connections.said()).mapToObj(number -> "c" + number).toList();
      assertThat(room.clientIdsOf(Sample.ANN)).isEqualTo(said);
    }
  }

  private static void disturb(Weather weather, SimulatedConnections connections, Random random) {
    switch (weather) {
      case CALM, LOSSES -> {}
      case BROKEN_CONNECTIONS -> connections.connect();
      case RETENTION -> {
        connections.room.forget(random.nextInt(4));
        connections.connect();
      }
      case LONG_PAUSES -> {
        connections.sixMinutesPass();
        connections.connect();
      }
    }
  }
}
