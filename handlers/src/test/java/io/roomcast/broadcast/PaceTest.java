package io.roomcast.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Instant DEADLINE = NOW.plusSeconds(30);
  private static final Duration PACE = Duration.ofMillis(200);
  private static final Pace.Posted HOT =
      new Pace.Posted(
          3,
          20,
          NOW.minusMillis(50),
          NOW.minusMillis(30),
          NOW.minusMillis(900),
          NOW.minusMillis(500),
          false);

  private final Pace pace = new Pace(20, PACE);

  @Test
  void a_hot_room_is_held_until_the_pace_after_its_last_post() {
    assertThat(hold(HOT)).isEqualTo(Duration.ofMillis(170));
  }

  @Test
  void of_several_rooms_the_last_post_counts() {
    assertThat(hold(HOT, ended(HOT, NOW.minusMillis(10)))).isEqualTo(Duration.ofMillis(190));
  }

  @Test
  void a_pace_that_has_passed_is_no_hold() {
    assertThat(hold(ended(HOT, NOW.minusMillis(201)))).isZero();
  }

  @Test
  void a_room_of_few_connections_is_not_held() {
    assertThat(hold(connections(HOT, 19))).isZero();
  }

  @Test
  void one_room_that_is_not_hot_lets_all_go() {
    assertThat(hold(HOT, connections(HOT, 2))).isZero();
  }

  @Test
  void the_first_message_after_a_quiet_second_is_not_held() {
    // A second after the hold of 200 ms and posts of 20 ms.
    assertThat(hold(before(HOT, HOT.begun().minusMillis(1_220)))).isZero();
    assertThat(hold(before(HOT, HOT.begun().minusMillis(1_219)))).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"1000, 20", "500, 20", "200, 900", "1000, 3000"})
  void a_room_that_is_never_quiet_is_held_each_time_whatever_pace_and_posts_take(
      long paceMillis, long postingMillis) {
    Pace slow = new Pace(20, Duration.ofMillis(paceMillis));
    Instant before = NOW;
    for (int i = 0; i < 5; i++) {
      Instant begun = before.plusMillis(postingMillis + paceMillis + 30);
      Instant ended = begun.plusMillis(postingMillis);
      Instant oldest = before.plusMillis(10);

      assertThat(
              slow.hold(
                  List.of(new Pace.Posted(3, 20, begun, ended, before, oldest, false)),
                  ended,
                  ended.plusSeconds(30)))
          .isEqualTo(Duration.ofMillis(paceMillis));
      before = begun;
    }
  }

  @Test
  void a_full_batch_is_not_held_whatever_rooms_fill_it() {
    assertThat(hold(events(HOT, 10))).isZero();
    assertThat(hold(events(HOT, 5), events(HOT, 5))).isZero();
    assertThat(hold(events(HOT, 5), events(HOT, 4))).isPositive();
  }

  @Test
  void an_event_that_waited_over_a_second_is_a_backlog_and_is_not_held() {
    assertThat(hold(oldest(HOT, HOT.begun().minusMillis(1_221)))).isZero();
    assertThat(hold(oldest(HOT, HOT.begun().minusMillis(1_220)))).isPositive();
  }

  @Test
  void a_pace_of_zero_turns_holding_off() {
    Pace off = new Pace(20, Duration.ZERO);

    assertThat(off.hold(List.of(throttled(HOT)), NOW, DEADLINE)).isZero();
    assertThat(off.hold(List.of(HOT), NOW, DEADLINE)).isZero();
  }

  @Test
  void an_invocation_that_posted_nothing_is_not_held() {
    assertThat(hold()).isZero();
  }

  @Test
  void an_invocation_is_not_held_beyond_its_time() {
    assertThat(pace.hold(List.of(HOT), NOW, NOW.plusMillis(1_169))).isZero();
    assertThat(pace.hold(List.of(HOT), NOW, NOW.plusMillis(1_170))).isPositive();
  }

  @Test
  void a_429_doubles_the_pace_up_to_two_seconds_and_without_one_it_falls_back_by_halves() {
    Pace.Posted now = ended(HOT, NOW);

    assertThat(hold(throttled(now))).isEqualTo(Duration.ofMillis(400));
    assertThat(hold(throttled(now))).isEqualTo(Duration.ofMillis(800));
    assertThat(hold(throttled(now))).isEqualTo(Duration.ofMillis(1_600));
    assertThat(hold(throttled(now))).isEqualTo(Duration.ofSeconds(2));
    assertThat(hold(throttled(now))).isEqualTo(Duration.ofSeconds(2));
    assertThat(hold(now)).isEqualTo(Duration.ofSeconds(1));
    assertThat(hold(now)).isEqualTo(Duration.ofMillis(500));
    assertThat(hold(now)).isEqualTo(Duration.ofMillis(250));
    assertThat(hold(now)).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void a_pace_that_429s_made_long_still_holds_what_it_made_wait() {
    for (int i = 0; i < 4; i++) {
      hold(throttled(HOT));
    }
    Instant begun = HOT.begun();

    assertThat(
            hold(
                throttled(oldest(before(HOT, begun.minusMillis(2_100)), begun.minusMillis(2_000)))))
        .isPositive();
  }

  private Duration hold(Pace.Posted... rooms) {
    return pace.hold(List.of(rooms), NOW, DEADLINE);
  }

  private static Pace.Posted events(Pace.Posted p, int events) {
    return new Pace.Posted(
        events, p.connections(), p.begun(), p.ended(), p.before(), p.oldest(), p.throttled());
  }

  private static Pace.Posted connections(Pace.Posted p, int connections) {
    return new Pace.Posted(
        p.events(), connections, p.begun(), p.ended(), p.before(), p.oldest(), p.throttled());
  }

  private static Pace.Posted ended(Pace.Posted p, Instant ended) {
    return new Pace.Posted(
        p.events(), p.connections(), p.begun(), ended, p.before(), p.oldest(), p.throttled());
  }

  private static Pace.Posted before(Pace.Posted p, Instant before) {
    return new Pace.Posted(
        p.events(), p.connections(), p.begun(), p.ended(), before, p.oldest(), p.throttled());
  }

  private static Pace.Posted oldest(Pace.Posted p, Instant oldest) {
    return new Pace.Posted(
        p.events(), p.connections(), p.begun(), p.ended(), p.before(), oldest, p.throttled());
  }

  private static Pace.Posted throttled(Pace.Posted p) {
    return new Pace.Posted(
        p.events(), p.connections(), p.begun(), p.ended(), p.before(), p.oldest(), true);
  }
}
