package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link RoomLog} does. */
abstract class RoomLogContract {

  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  abstract RoomLog log();

  abstract void logged(String room, Sequence logged);

  abstract void put(String room, Event event, @Nullable Instant expiresAt);

  private void put(int number, int prev) {
    put("r", message(number, prev), null);
  }

  @Test
  void a_room_without_a_log_has_nothing_logged() {
    assertThat(log().logged("r")).isEqualTo(Sequence.NONE);
    assertThat(log().after("r", Sequence.NONE, Sequence.NONE, 10)).isEmpty();
    assertThat(log().latest("r", Sequence.NONE, 10)).isEmpty();
  }

  @Test
  void the_log_s_head_is_read() {
    logged("r", seq(7));

    assertThat(log().logged("r")).isEqualTo(seq(7));
  }

  @Test
  void events_after_a_place_come_oldest_first_up_to_another_and_no_more_than_asked() {
    put(8, 0);
    put(9, 8);
    put(10, 9);
    put(100, 10);
    put(101, 100);

    assertThat(log().after("r", seq(8), seq(100), 10))
        .containsExactly(message(9, 8), message(10, 9), message(100, 10));
    assertThat(log().after("r", Sequence.NONE, seq(101), 2))
        .containsExactly(message(8, 0), message(9, 8));
    assertThat(log().after("r", seq(100), seq(100), 10)).isEmpty();
    assertThat(log().after("r", seq(101), seq(9), 10)).isEmpty();
  }

  @Test
  void the_latest_come_first() {
    put(8, 0);
    put(9, 8);
    put(10, 9);
    put(100, 10);

    assertThat(log().latest("r", seq(10), 2)).containsExactly(message(10, 9), message(9, 8));
    assertThat(log().latest("r", seq(99), 10)).extracting(Event::seq).isEqualTo(seqs(10, 9, 8));
  }

  @Test
  void what_has_expired_is_left_out() {
    for (int i = 1; i <= 20; i++) {
      put("r", message(i, i - 1), i <= 10 ? NOW : NOW.plusSeconds(i <= 15 ? 1 : 60));
    }

    assertThat(log().after("r", seq(8), seq(20), 5))
        .extracting(Event::seq)
        .isEqualTo(seqs(11, 12, 13));
    assertThat(log().latest("r", seq(20), 100)).hasSize(10);
    assertThat(log().latest("r", seq(10), 100)).isEmpty();
  }

  @Test
  void where_all_that_comes_next_has_expired_nothing_beyond_it_is_looked_for() {
    for (int i = 1; i <= 20; i++) {
      put("r", message(i, i - 1), i <= 10 ? NOW : null);
    }

    assertThat(log().after("r", seq(0), seq(20), 5)).isEmpty();
  }

  @Test
  void what_was_kept_for_ever_before_there_was_a_retention_does_not_hide_the_latest() {
    put(1, 0);
    put("r", message(2, 1), NOW);
    put("r", message(3, 2), NOW.plusSeconds(1));

    assertThat(log().after("r", seq(0), seq(3), 5)).extracting(Event::seq).isEqualTo(seqs(1, 3));
    assertThat(log().latest("r", seq(3), 5)).extracting(Event::seq).isEqualTo(seqs(3));
  }

  @Test
  void rooms_do_not_share_a_log() {
    put(8, 0);

    assertThat(log().after("s", seq(0), seq(100), 10)).isEmpty();
  }

  @Test
  void more_than_the_table_reads_at_once_is_read() {
    for (int i = 1; i <= 80; i++) {
      put("r", message(i, i - 1, "x".repeat(16_000)), null);
    }

    assertThat(log().after("r", seq(0), seq(80), 100)).hasSize(80);
    assertThat(log().latest("r", seq(80), 100)).hasSize(80);
  }

  @Test
  void an_unreadable_event_holds_its_place() {
    Event unreadable = new Event(seq(1), seq(0), new Content.Unreadable());
    put("r", unreadable, null);

    assertThat(log().after("r", seq(0), seq(1), 1)).isEqualTo(List.of(unreadable));
  }
}
