package io.roomcast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.ListedReport;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.permissions.Act;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.publishing.Inbox;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.Frame;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryReports;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Members report, and who moderates the room deals with it. */
class ReportingTest {

  private static final String TEA = "r_tea";
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");
  private static final Codec CODEC = new Codec();
  private static final Sequence SAID = Sequence.of(10, "1001");
  private static final User MAL = new User("mal", "Mal");

  private final InMemoryTable table = new InMemoryTable();
  private final InMemoryTopic topic = new InMemoryTopic();
  private final Actions reporting =
      new Reporting(
          Set.of("general"), new InMemoryReports(table, () -> NOW), topic, CODEC, () -> NOW);

  private static Sequence seq(int n) {
    return Sequence.of(10, Integer.toString(1000 + n));
  }

  private static Content.Message message(String text) {
    return new Content.Message(MAL, NOW, "q1Qm7s0Vb3x9TzK4wYh2Rg", "mal-1", Body.of(text), null);
  }

  private void tea(Access access) {
    table.put(Keys.room(TEA), StoredRoom.of(access));
    member(TEA, "ana", "Ana", Role.MEMBER);
    member(TEA, "mal", "Mal", Role.MEMBER);
    member(TEA, "mo", "Mo", Role.MODERATOR);
    member(TEA, "olga", "Olga", Role.OWNER);
    say(SAID, "cheap");
  }

  private void member(String room, String user, String name, Role role) {
    table.put(Keys.member(room, user), new StoredMember(role.wire(), name, false, 0));
  }

  private void say(Sequence seq, String text) {
    Content.Message message = message(text);
    table.put(Keys.event(TEA, seq), new StoredEvent(new Event(seq, null, message), null));
    table.put(Keys.log(TEA), new StoredLog(seq, null));
  }

  private Reply act(String user, Action action) {
    Connection connection = new Connection(user + "=", user, "token's name", NOW);
    return reporting.answer(new Frame(action, connection, NOW.plusSeconds(600), "correlation"));
  }

  private static String outcome(Reply reply) {
    return reply instanceof Reply.Refused refused ? refused.code().name() : "done";
  }

  private Reply reportMessage(String user, Sequence target) {
    return act(user, new Action.Report("1", TEA, target, null, "Advertising"));
  }

  private Reply reportUser(String user, String about) {
    return act(user, new Action.Report("1", TEA, null, about, "Everywhere"));
  }

  private List<ListedReport> listed() {
    return ((Reply.Reports) act("mo", new Action.ListReports("1", TEA, null, null))).reports();
  }

  private Reply close(String user, String report) {
    return act(user, new Action.CloseReport("1", TEA, report));
  }

  @Test
  void what_is_reported_is_listed_with_the_words_that_it_had() {
    tea(Access.OPEN);
    assertThat(reportMessage("ana", SAID)).isEqualTo(Reply.Ack.of("1", TEA));
    assertThat(outcome(reportUser("ana", "mal"))).isEqualTo("done");
    say(SAID, "edited since");

    User ana = new User("ana", "Ana");
    List<ListedReport> listed = listed();
    assertThat(listed)
        .containsExactly(
            new ListedReport(
                listed.getFirst().report(),
                ana,
                NOW,
                MAL,
                SAID,
                message("cheap").body(),
                "Advertising"),
            new ListedReport(listed.getLast().report(), ana, NOW, MAL, null, null, "Everywhere"));
    assertThat(topic.published()).as("nobody is told").isEmpty();
  }

  @Test
  void the_same_report_again_is_the_same_one() {
    tea(Access.OPEN);
    reportMessage("ana", SAID);
    assertThat(outcome(reportMessage("ana", SAID))).isEqualTo("done");
    reportMessage("olga", SAID);

    assertThat(listed()).extracting(report -> report.from().id()).containsOnly("ana", "olga");
    assertThat(listed()).hasSize(2);
  }

  @Test
  void who_reported_hears_once_that_it_is_closed() {
    tea(Access.OPEN);
    reportMessage("ana", SAID);
    String report = listed().getFirst().report();

    assertThat(close("mo", report)).isEqualTo(Reply.Ack.of("1", TEA));
    assertThat(listed()).isEmpty();
    assertThat(outcome(close("mo", report))).as("a retry tells again").isEqualTo("done");
    assertThat(outcome(close("olga", report))).as("closed by another").isEqualTo("done");

    Content.Notice closed =
        new Content.Notice(new User("mo", "Mo"), NOW, NoticeKind.CLOSED, TEA, null);
    assertThat(topic.published()).extracting(Publication::room).containsOnly(Inbox.of("ana"));
    assertThat(topic.published()).extracting(Publication::content).containsOnly(closed);
    assertThat(topic.published()).hasSize(1);
  }

  @Test
  void what_is_not_there_cannot_be_reported() {
    tea(Access.OPEN);
    assertThat(outcome(reportMessage("ana", seq(0)))).isEqualTo("MESSAGE_NOT_FOUND");
    Reply.Refused early = (Reply.Refused) reportMessage("ana", seq(2));
    assertThat(early.code()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    assertThat(early.temporary()).isTrue();
    assertThat(outcome(reportUser("ana", "nobody"))).isEqualTo("USER_NOT_FOUND");
    assertThat(outcome(close("mo", "1." + "x".repeat(22)))).isEqualTo("REPORT_NOT_FOUND");
    assertThat(listed()).isEmpty();
  }

  @Test
  void nobody_reports_themselves() {
    tea(Access.OPEN);
    assertThat(outcome(reportUser("ana", "ana"))).isEqualTo("FORBIDDEN");
    assertThat(outcome(reportMessage("mal", SAID))).isEqualTo("FORBIDDEN");
  }

  @Test
  void in_a_room_of_the_stack_members_report_and_operators_read() {
    member("general", "ana", "Ana", Role.MEMBER);
    member("general", "mal", "Mal", Role.MEMBER);
    assertThat(outcome(act("ana", new Action.Report("1", "general", null, "mal", "Everywhere"))))
        .isEqualTo("done");
    assertThat(outcome(act("ana", new Action.ListReports("1", "general", null, null))))
        .isEqualTo("FORBIDDEN");
    assertThat(outcome(act("eve", new Action.Report("1", "general", null, "mal", "Everywhere"))))
        .isEqualTo("NOT_MEMBER");
  }

  @Test
  void one_who_is_banned_is_told_so_and_an_inbox_takes_no_reports() {
    tea(Access.OPEN);
    table.put(Keys.member(TEA, "ban"), new StoredMember(null, "Ben", true, 0));
    assertThat(outcome(reportMessage("ban", SAID))).isEqualTo("BANNED");
    assertThat(outcome(act("ana", new Action.ListReports("1", Inbox.NAME, null, null))))
        .isEqualTo("FORBIDDEN");
    assertThat(outcome(act("ana", new Action.Ping("1")))).isEqualTo("UNKNOWN_ACTION");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void each_role_may_what_the_table_says(Access access) {
    tea(access);
    reportUser("olga", "mal");
    String report = listed().getFirst().report();
    for (Role role : Role.values()) {
      String user = "as " + role.wire();
      member(TEA, user, user, role);
      check(access, role, user, report);
    }
    check(access, null, "eve", report);
  }

  private void check(Access access, @Nullable Role role, String user, String report) {
    assertThat(outcome(reportMessage(user, SAID))).isEqualTo(expected(Act.REPORT, access, role));
    assertThat(outcome(act(user, new Action.ListReports("1", TEA, null, null))))
        .isEqualTo(expected(Act.REPORTS, access, role));
    assertThat(outcome(close(user, report))).isEqualTo(expected(Act.CLOSE_REPORT, access, role));
  }

  private static String expected(Act act, Access access, @Nullable Role role) {
    return switch (act.verdict(access, role)) {
      case YES -> "done";
      case FORBIDDEN -> "FORBIDDEN";
      case NOT_MEMBER -> "NOT_MEMBER";
      case ROOM_NOT_FOUND -> "ROOM_NOT_FOUND";
      case BELOW, SELF, BELOW_OR_SELF -> throw new AssertionError(act);
    };
  }

  @Test
  void a_page_that_would_pass_the_frame_s_limit_is_cut_and_says_so() {
    tea(Access.OPEN);
    for (int n = 1; n <= 12; n++) {
      say(seq(n), "😀".repeat(1000));
      assertThat(outcome(reportMessage("ana", seq(n)))).isEqualTo("done");
    }

    List<String> read = new ArrayList<>();
    int pages = 0;
    for (String next = null; pages == 0 || next != null; pages++) {
      Reply.Reports page = (Reply.Reports) act("mo", new Action.ListReports("1", TEA, next, 100));
      assertThat(CODEC.encode(page).getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(Codec.MAX_FRAME_BYTES);
      page.reports().forEach(report -> read.add(report.report()));
      next = page.next();
    }
    assertThat(pages).isEqualTo(2);
    assertThat(read).doesNotHaveDuplicates().hasSize(12);
  }
}
