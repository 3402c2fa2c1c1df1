package io.roomcast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link RoomPace} does, at twenty messages a second and twenty at once. */
abstract class RoomPaceContract {

  static final Pace PACE = Pace.of(20, 20);
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  abstract RoomPace pace();

  @Test
  void a_new_room_has_a_second_s_worth_of_permits() {
    assertThat(pace().take("r", 10, NOW)).isEmpty();
    assertThat(pace().take("r", 9, NOW)).isEmpty();
    assertThat(pace().take("r", 1, NOW)).isEmpty();
    assertThat(pace().take("r", 1, NOW)).contains(Duration.ofMillis(50));
    assertThat(pace().take("r", 10, NOW)).contains(Duration.ofMillis(500));
  }

  @Test
  void permits_come_back_at_the_room_s_rate() {
    pace().take("r", 20, NOW);

    assertThat(pace().take("r", 5, NOW.plusMillis(249))).contains(Duration.ofMillis(1));
    assertThat(pace().take("r", 5, NOW.plusMillis(250))).isEmpty();
  }

  @Test
  void more_than_a_burst_is_never_there() {
    assertThat(pace().take("r", 21, NOW)).isPresent();
    assertThat(pace().take("r", 20, NOW)).isEmpty();
  }

  @Test
  void rooms_do_not_share_permits() {
    pace().take("r", 20, NOW);

    assertThat(pace().take("s", 20, NOW)).isEmpty();
  }
}
