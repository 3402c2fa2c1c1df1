package io.roomcast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.table.InMemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoomPermitsTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final List<Integer> taken = new ArrayList<>();
  private int available = 1_000;
  private final RoomPermits permits =
      new RoomPermits(
          (room, wanted, now) -> {
            if (wanted > available) {
              return Optional.of(Duration.ofMillis(70));
            }
            available -= wanted;
            taken.add(wanted);
            return Optional.empty();
          });

  @Test
  void a_quiet_room_takes_one_at_a_time() {
    for (int i = 0; i < 4; i++) {
      assertThat(permits.take("r", NOW.plusSeconds(i))).isEmpty();
    }

    assertThat(taken).containsExactly(1, 1, 1, 1);
  }

  @Test
  void a_busy_room_takes_more_and_more_up_to_ten_at_once() {
    for (int i = 0; i < 105; i++) {
      assertThat(permits.take("r", NOW.plusMillis(i * 10L))).isEmpty();
    }

    assertThat(taken).startsWith(1, 2, 4, 8, 10, 10).hasSize(13);
  }

  @Test
  void permits_are_exhausted_for_a_second_after_one_was_refused() {
    assertThat(permits.take("r", NOW)).isEmpty();
    assertThat(permits.areExhausted("r", NOW)).isFalse();
    available = 0;

    assertThat(permits.take("r", NOW)).isPresent();

    assertThat(permits.areExhausted("r", NOW.plusMillis(999))).isTrue();
    assertThat(permits.areExhausted("s", NOW)).isFalse();
    assertThat(permits.areExhausted("r", NOW.plusSeconds(1))).isFalse();
  }

  @Test
  void as_many_are_taken_as_were_used_within_the_last_second() {
    for (int i = 0; i < 20; i++) {
      assertThat(permits.take("r", NOW.plusMillis(i * 500L))).isEmpty();
    }

    assertThat(taken).startsWith(1, 2, 2, 2);
    assertThat(taken.stream().mapToInt(n -> n).sum()).isBetween(20, 21);
  }

  @Test
  void a_room_s_rate_is_reached_however_many_instances_share_it() {
    Pace pace = Pace.of(60, 60);
    InMemoryPaces room = new InMemoryPaces(new InMemoryTable(), pace, pace);
    List<RoomPermits> instances = Stream.generate(() -> new RoomPermits(room)).limit(25).toList();
    int refused = 0;
    for (int i = 0; i < 50 * 20; i++) {
      Instant now = NOW.plusMillis(i / 25 * 500L);
      refused += instances.get(i % 25).take("r", now).isPresent() ? 1 : 0;
    }

    assertThat(refused).isZero();
  }

  @Test
  void permits_that_were_not_used_within_a_second_are_given_up() {
    permits.take("r", NOW);
    permits.take("r", NOW);

    assertThat(permits.take("r", NOW.plusSeconds(1))).isEmpty();
    assertThat(taken).containsExactly(1, 2, 1);
  }

  @Test
  void a_room_with_less_than_ten_permits_left_gives_them_one_by_one() {
    available = 3;

    assertThat(permits.take("r", NOW)).isEmpty();
    assertThat(permits.take("r", NOW)).isEmpty();
    assertThat(permits.take("r", NOW)).isEmpty();
    assertThat(permits.take("r", NOW)).contains(Duration.ofMillis(70));
  }

  @Test
  void one_room_s_permits_are_not_another_s() {
    permits.take("r", NOW);
    permits.take("r", NOW);
    permits.take("s", NOW);

    assertThat(taken).containsExactly(1, 2, 1);
  }
}
