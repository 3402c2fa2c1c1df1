package io.roomcast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Role;
import io.roomcast.ingest.Members.Admission;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Members} does, at five messages a second and three at once. */
abstract class MembersContract {

  static final Pace PACE = Pace.of(5, 3);
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00.000500Z");
  private static final Admission ADMITTED = new Admission.Admitted(Role.MEMBER, "ana");

  abstract Members members();

  abstract void member(String room, String userId, boolean banned);

  /** Puts one in a role, or one who was a member; silent until a whole millisecond. */
  abstract void put(
      String room, String userId, @Nullable String role, @Nullable Instant mutedUntil);

  /** One of two in the room has blocked the other. */
  abstract void block(String room, String userId);

  @Test
  void one_who_is_not_a_member_is_not_admitted_and_does_not_become_one() {
    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.NotMember());
    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.NotMember());
  }

  @Test
  void one_who_is_banned_is_not_admitted() {
    member("r", "ana", true);

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.Banned());
  }

  @Test
  void one_is_admitted_as_what_one_is_idle_and_within_a_burst() {
    put("r", "ana", "moderator", null);

    assertThat(members().admit("r", "ana", NOW))
        .isEqualTo(new Admission.Admitted(Role.MODERATOR, "ana"));
    assertThat(members().admit("r", "ana", NOW))
        .isEqualTo(new Admission.Admitted(Role.MODERATOR, "ana"));
  }

  @Test
  void who_only_looks_is_judged_the_same_and_counted_nowhere() {
    assertThat(look()).isEqualTo(new Admission.NotMember());
    put("r", "ana", "member", null);
    for (int i = 0; i < 20; i++) {
      assertThat(look()).isEqualTo(ADMITTED);
    }
    assertThat(members().admit("r", "ana", NOW)).isEqualTo(ADMITTED);

    Instant until = NOW.plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    put("r", "ana", "member", until);
    assertThat(look()).isEqualTo(new Admission.Muted(until));
    put("r", "ana", null, null);
    assertThat(look()).isEqualTo(new Admission.NotMember());
    member("r", "ana", true);
    assertThat(look()).isEqualTo(new Admission.Banned());
    put("r", "ana", "member", null);
    Terms ofModerators = new Terms(EnumSet.of(Role.MODERATOR), Duration.ZERO, false);
    assertThat(members().look("r", "ana", NOW, ofModerators)).isEqualTo(new Admission.Listener());
  }

  private Admission look() {
    return members().look("r", "ana", NOW, Terms.NONE);
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

    assertThat(members().admit("r", "bob", NOW))
        .isEqualTo(new Admission.Admitted(Role.MEMBER, "bob"));
  }

  @Test
  void one_who_is_banned_within_a_burst_is_out_at_once() {
    member("r", "ana", false);
    members().admit("r", "ana", NOW);
    member("r", "ana", true);

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.Banned());
  }

  @Test
  void one_who_was_a_member_is_not_admitted() {
    put("r", "ana", null, null);

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.NotMember());
  }

  @Test
  void one_who_is_muted_is_admitted_from_the_time_on_that_is_told() {
    put("r", "ana", "member", NOW.plusSeconds(60));

    assertThat(members().admit("r", "ana", NOW.plusMillis(59_999)))
        .isEqualTo(new Admission.Muted(NOW.plusSeconds(60).truncatedTo(ChronoUnit.MILLIS)));
    assertThat(members().admit("r", "ana", NOW.plusSeconds(60))).isEqualTo(ADMITTED);
  }

  @Test
  void on_terms_that_let_the_muted_one_who_is_muted_is_admitted_and_one_who_is_banned_is_not() {
    Terms terms = new Terms(EnumSet.allOf(Role.class), Duration.ZERO, true);
    put("r", "ana", "member", NOW.plusSeconds(60));
    member("r", "bob", true);

    assertThat(members().admit("r", "ana", NOW, terms)).isEqualTo(ADMITTED);
    assertThat(members().admit("r", "ana", NOW, terms)).isEqualTo(ADMITTED);
    assertThat(members().admit("r", "bob", NOW, terms)).isEqualTo(new Admission.Banned());
  }

  @Test
  void of_two_of_whom_one_has_blocked_the_other_neither_is_admitted_to_say_anything() {
    Terms terms = new Terms(EnumSet.allOf(Role.class), Duration.ZERO, true);
    put("r", "ana", "member", null);
    members().admit("r", "ana", NOW);
    block("r", "ana");

    assertThat(members().admit("r", "ana", NOW)).isEqualTo(new Admission.Blocked());
    assertThat(members().admit("r", "ana", NOW.plusSeconds(60))).isEqualTo(new Admission.Blocked());
    assertThat(members().admit("r", "ana", NOW, terms)).as("who says nothing").isEqualTo(ADMITTED);
  }

  @Test
  void what_does_not_wait_for_the_slow_mode_does_not_prolong_it_either() {
    Terms slow = new Terms(EnumSet.allOf(Role.class), Duration.ofSeconds(30), false);
    put("r", "ana", "member", null);
    members().admit("r", "ana", NOW, slow);

    assertThat(members().admit("r", "ana", NOW.plusSeconds(20))).isEqualTo(ADMITTED);
    assertThat(members().admit("r", "ana", NOW.plusSeconds(29), slow))
        .isEqualTo(new Admission.TooFast(Duration.ofSeconds(1)));
    assertThat(members().admit("r", "ana", NOW.plusSeconds(30), slow)).isEqualTo(ADMITTED);
  }

  @Test
  void where_moderators_send_a_member_does_not() {
    Terms terms = new Terms(EnumSet.of(Role.MODERATOR, Role.OWNER), Duration.ZERO, false);
    put("r", "ana", "member", null);
    put("r", "bob", "moderator", null);
    put("r", "cyn", "owner", null);

    assertThat(members().admit("r", "ana", NOW, terms)).isEqualTo(new Admission.Listener());
    assertThat(members().admit("r", "bob", NOW, terms))
        .isEqualTo(new Admission.Admitted(Role.MODERATOR, "bob"));
    assertThat(members().admit("r", "cyn", NOW, terms))
        .isEqualTo(new Admission.Admitted(Role.OWNER, "cyn"));
  }

  @Test
  void in_slow_mode_a_member_waits_and_a_moderator_does_not() {
    Terms terms = new Terms(EnumSet.allOf(Role.class), Duration.ofSeconds(30), false);
    put("r", "ana", "member", null);
    put("r", "bob", "moderator", null);

    for (String user : List.of("ana", "bob", "bob")) {
      assertThat(members().admit("r", user, NOW, terms)).isInstanceOf(Admission.Admitted.class);
    }
    assertThat(members().admit("r", "ana", NOW.plusSeconds(10), terms))
        .isEqualTo(new Admission.TooFast(Duration.ofSeconds(20)));
    assertThat(members().admit("r", "ana", NOW.plusSeconds(30), terms)).isEqualTo(ADMITTED);
  }

  @Test
  void a_slow_mode_that_is_turned_off_holds_nobody() {
    put("r", "ana", "member", null);
    members()
        .admit("r", "ana", NOW, new Terms(EnumSet.allOf(Role.class), Duration.ofHours(6), false));

    assertThat(members().admit("r", "ana", NOW.plusSeconds(1))).isEqualTo(ADMITTED);
  }
}
