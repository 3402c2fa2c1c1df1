package io.roomcast.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Body;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.publishing.Hashes;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Reports} does. */
abstract class ReportsContract {

  static final String TEA = "r_tea";
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");
  private static final User ANA = new User("ana", "Ana");
  private static final User MAL = new User("mal", "Mal");

  abstract Reports reports();

  /** A room that somebody made. */
  abstract void room(String room, Access access);

  abstract void member(
      String room, String userId, String name, @Nullable Role role, boolean banned);

  /** An event in the log, which goes as far as that. */
  abstract void logged(String room, Sequence seq, Content content, @Nullable Instant expiresAt);

  static Sequence seq(int n) {
    return Sequence.of(10, Integer.toString(1000 + n));
  }

  static Content.Message message(String text) {
    return new Content.Message(MAL, NOW, "q1Qm7s0Vb3x9TzK4wYh2Rg", "mal-1", Body.of(text), null);
  }

  private static Report ofMessage(String from, int n) {
    String id = Hashes.reportId(seq(n).text(), from);
    return new Report(
        id, TEA, new User(from, "Ana"), NOW, MAL, seq(n), message("cheap"), "Advertising");
  }

  private static Report ofUser(String from) {
    String id = Hashes.reportId(Hashes.reported("mal"), from);
    return new Report(id, TEA, new User(from, "Ana"), NOW, MAL, null, null, "Everywhere");
  }

  private Standing moderator() {
    member(TEA, "mo", "Mo", Role.MODERATOR, false);
    return new Standing(new User("mo", "Mo"), Role.MODERATOR, false, Access.OPEN);
  }

  private void ana() {
    member(TEA, "ana", "Ana", Role.MEMBER, false);
  }

  @Test
  void one_s_standing_is_that_of_the_member_in_the_room() {
    room(TEA, Access.REQUEST);
    ana();
    member(TEA, "ban", "Ben", null, true);

    assertThat(reports().standing(TEA, "ana"))
        .isEqualTo(new Standing(ANA, Role.MEMBER, false, Access.REQUEST));
    assertThat(reports().standing(TEA, "ban").banned()).isTrue();
    assertThat(reports().standing(TEA, "eve"))
        .isEqualTo(new Standing(new User("eve", "eve"), null, false, Access.REQUEST));
    assertThat(reports().standing("general", "eve").access()).isNull();
  }

  @Test
  void the_evidence_is_the_message_as_it_is_now() {
    ana();
    logged(TEA, seq(1), message("cheap"), null);

    Reports.Grounds grounds = grounds(new Reports.About(seq(1), null));

    assertThat(grounds.evidence()).isEqualTo(new Evidence.Said(message("cheap")));
    assertThat(grounds.standing().role()).isEqualTo(Role.MEMBER);
    assertThat(grounds.reported()).isFalse();
  }

  @Test
  void there_is_no_evidence_of_what_is_no_message_was_deleted_or_is_no_longer_kept() {
    logged(TEA, seq(1), message("old"), NOW);
    logged(TEA, seq(2), new Content.Unreadable(), null);
    Content.Message said = message("gone");
    logged(
        TEA,
        seq(3),
        Changes.apply(said, seq(4), new Content.Delete(MAL, NOW, "mal-2", seq(3))),
        null);
    logged(TEA, seq(5), message("last"), null);

    for (int n = 1; n <= 4; n++) {
      assertThat(grounds(new Reports.About(seq(n), null)).evidence())
          .as("at %d", n)
          .isEqualTo(new Evidence.None());
    }
    assertThat(grounds(new Reports.About(seq(6), null)).evidence())
        .isEqualTo(new Evidence.NotYet());
  }

  @Test
  void a_user_is_known_whom_the_room_knows() {
    ana();
    member(TEA, "mal", "Mal", Role.MEMBER, false);

    assertThat(grounds(new Reports.About(null, "mal")).evidence())
        .isEqualTo(new Evidence.Known(MAL));
    assertThat(grounds(new Reports.About(null, "ana")).evidence())
        .isEqualTo(new Evidence.Known(ANA));
    assertThat(grounds(new Reports.About(null, "eve")).evidence()).isEqualTo(new Evidence.None());
  }

  private Reports.Grounds grounds(Reports.About about) {
    return reports().grounds(TEA, "ana", about, "x." + "y".repeat(22));
  }

  @Test
  void the_same_report_is_open_once_and_may_come_again_when_it_was_closed() {
    ana();
    Report report = ofMessage("ana", 1);
    assertThat(reports().file(report)).isTrue();
    assertThat(reports().file(report)).as("it is open").isFalse();
    assertThat(reports().grounds(TEA, "ana", new Reports.About(seq(1), null), report.id()))
        .extracting(Reports.Grounds::reported)
        .isEqualTo(true);
    assertThat(reports().find(TEA, report.id())).contains(new Reports.Filed(report, null));

    assertThat(reports().close(report, moderator(), NOW)).isTrue();
    assertThat(reports().close(report, moderator(), NOW)).as("it is closed").isFalse();
    assertThat(reports().find(TEA, report.id()))
        .hasValueSatisfying(filed -> assertThat(filed.closedBy()).isEqualTo("mo"));
    assertThat(reports().page(TEA, null, 10).reports()).isEmpty();

    assertThat(reports().file(again(report))).isTrue();
    assertThat(reports().find(TEA, report.id())).contains(new Reports.Filed(again(report), null));
  }

  private static Report again(Report report) {
    return later(report, report.at().plusSeconds(60));
  }

  private static Report later(Report report, Instant at) {
    return new Report(
        report.id(),
        report.room(),
        report.from(),
        at,
        report.user(),
        report.target(),
        report.said(),
        "Again");
  }

  @Test
  void who_is_a_member_no_longer_files_nothing() {
    member(TEA, "ana", "Ana", null, false);
    assertThat(reports().file(ofMessage("ana", 1))).isFalse();
    member(TEA, "ana", "Ana", Role.MEMBER, true);
    assertThat(reports().file(ofMessage("ana", 1))).as("banned").isFalse();
    assertThat(reports().find(TEA, ofMessage("ana", 1).id())).isEmpty();
  }

  @Test
  void who_has_another_role_by_now_closes_nothing() {
    ana();
    Report report = ofUser("ana");
    assertThat(reports().file(report)).isTrue();
    Standing was = moderator();
    member(TEA, "mo", "Mo", Role.MEMBER, false);

    assertThat(reports().close(report, was, NOW)).isFalse();
    assertThat(reports().page(TEA, null, 10).reports()).containsExactly(report);
  }

  @Test
  void an_operator_closes_without_a_role_and_finds_reports_by_their_month() {
    ana();
    Report january = ofUser("ana");
    Report february = later(ofMessage("ana", 1), NOW.plusSeconds(86_400));
    assertThat(reports().file(february)).isTrue();
    assertThat(reports().file(january)).isTrue();
    User operator = new User("@operator", "Operator");

    assertThat(reports().close(january, new Standing(operator, null, false, null), NOW)).isTrue();

    assertThat(reports().filed(YearMonth.of(2026, 1)))
        .containsExactly(new Reports.Filed(january, "@operator"));
    assertThat(reports().filed(YearMonth.of(2026, 2)))
        .containsExactly(new Reports.Filed(february, null));
    assertThat(reports().filed(YearMonth.of(2026, 3))).isEmpty();
  }

  @Test
  void pages_follow_one_another_messages_in_their_order_and_then_users() {
    List<Report> all = new ArrayList<>();
    for (int n = 1; n <= 4; n++) {
      for (String user : List.of("ana", "bob")) {
        member(TEA, user, "Ana", Role.MEMBER, false);
        all.add(n == 4 ? ofUser(user) : ofMessage(user, n));
      }
    }
    all.reversed().forEach(report -> assertThat(reports().file(report)).isTrue());
    Report closed = all.get(2);
    assertThat(reports().close(closed, moderator(), NOW)).isTrue();

    List<Report> read = new ArrayList<>();
    String next = null;
    do {
      Reports.Page page = reports().page(TEA, next, 3);
      assertThat(page.reports()).hasSizeLessThanOrEqualTo(3);
      read.addAll(page.reports());
      next = page.next();
    } while (next != null);
    assertThat(read).hasSize(7).doesNotContain(closed).containsAll(without(all, closed));
    assertThat(read.stream().map(report -> report.target() == null ? "user" : "message"))
        .containsExactly("message", "message", "message", "message", "message", "user", "user");
    assertThat(read.stream().limit(5).map(report -> Objects.requireNonNull(report.target())))
        .isSorted();
    assertThat(reports().page("r_other", null, 3)).isEqualTo(new Reports.Page(List.of(), null));
  }

  private static List<Report> without(List<Report> all, Report one) {
    return all.stream().filter(report -> !report.equals(one)).toList();
  }
}
