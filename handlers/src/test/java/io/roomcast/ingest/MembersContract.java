package io.roomcast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.ingest.Members.Admission;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link Members} does, at five messages a second and three at once. */
abstract class MembersContract {

  static final Pace PACE = Pace.of(5, 3);
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00.000500Z");
  private static final Admission ADMITTED = new Admission.Admitted("member");

  abstract Members members();

  abstract void member(String room, String userId, String role, boolean banned);

  private void member(String room, String userId, boolean banned) {
    member(room, userId, "member", banned);
  }

  @Test
  void one_who_is_not_a_member_is_not_admitted_and_does_not_become_one() {
    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.NotMember());
    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.NotMember());
  }

  @Test
  void one_who_is_banned_is_not_admitted() {
    member("r", "ana", true);

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.NotMember());
  }

  @Test
  void one_is_admitted_as_what_one_is_idle_and_within_a_burst() {
    member("r", "ana", "moderator", false);

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.Admitted("moderator"));
    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.Admitted("moderator"));
  }

  @Test
  void a_member_of_another_room_is_not_admitted() {
    member("s", "ana", false);

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.NotMember());
  }

  @Test
  void a_burst_is_admitted_and_what_is_beyond_it_is_too_fast() {
    member("r", "ana", false);

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(ADMITTED);
    assertThat(members().admit("r", "ana", NOW)).isEqualTo(ADMITTED);
    assertThat(members().admit("r", "ana", NOW)).isEqualTo(ADMITTED);
    assertThat(members().admit("r", "ana", NOW))
        .isEqualTo(new Admission.TooFast(Duration.ofMillis(200)));
  }

  @Test
  void after_the_time_told_one_more_is_admitted() {
    member("r", "ana", false);
    for (int i = 0; i < 3; i++) {
      members().admit("r", "ana", NOW);
    }

    assertThat(members().admit("r", "ana", NOW.plusMillis(199)))
        .isEqualTo(new Admission.TooFast(Duration.ofMillis(1)));
    assertThat(members().admit("r", "ana", NOW.plusMillis(200))).isEqualTo(ADMITTED);
    assertThat(members().admit("r", "ana", NOW.plusMillis(201)))
        .isEqualTo(new Admission.TooFast(Duration.ofMillis(199)));
  }

  @Test
  void after_a_quiet_spell_the_whole_burst_is_there_again_and_no_more() {
    member("r", "ana", false);
    members().admit("r", "ana", NOW);
    Instant later = NOW.plusSeconds(3_600);

    for (int i = 0; i < 3; i++) {
      assertThat(members().admit("r", "ana", later)).isEqualTo(ADMITTED);
    }
    assertThat(members().admit("r", "ana", later)).isInstanceOf(Admission.TooFast.class);
  }

  @Test
  void one_member_s_pace_is_not_another_s() {
    member("r", "ana", false);
    member("r", "bob", false);
    for (int i = 0; i < 4; i++) {
      members().admit("r", "ana", NOW);
    }

    assertThat(members().admit("r", "bob", NOW)).isEqualTo(ADMITTED);
  }

  @Test
  void one_who_is_banned_within_a_burst_is_out_at_once() {
    member("r", "ana", false);
    members().admit("r", "ana", NOW);
    member("r", "ana", true);

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.NotMember());
  }
}
