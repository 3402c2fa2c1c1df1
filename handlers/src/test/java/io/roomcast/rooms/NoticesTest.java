package io.roomcast.rooms;

import static io.roomcast.rooms.House.TEA;
import static io.roomcast.rooms.House.code;
import static io.roomcast.rooms.House.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inboxes hear of what concerns their users. */
class NoticesTest {

  private final House house =
      new House().with(Access.REQUEST).and("bob", Role.MEMBER).and("mo", Role.MODERATOR);

  @Test
  void moderators_and_owners_hear_of_a_request_with_its_note_and_members_do_not() {
    house.ask("dan", "requestJoin", ",\"note\":\"please\"");

    Content.Notice asked =
        new Content.Notice(
            new User("dan", "dan's name"),
            Instant.parse("2026-01-31T12:00:00.123Z"),
            NoticeKind.ASKED,
            TEA,
            "please");
    assertThat(house.noticed("olga")).containsExactly(asked);
    assertThat(house.noticed("mo")).containsExactly(asked);
    assertThat(house.topic.published()).hasSize(2);
  }

  @Test
  void a_request_without_a_note_has_none() {
    house.ask("dan", "requestJoin", "");

    assertThat(house.noticed("mo")).extracting(Content.Notice::note).containsOnlyNulls();
  }

  @Test
  void a_request_that_failed_between_is_told_by_its_retry_to_each_once() {
    house.topic.failWith(new IllegalStateException("down"));
    assertThat(code(house.ask("dan", "requestJoin", ""))).isEqualTo(ErrorCode.UNAVAILABLE);
    house.topic.failWith(null);

    for (int i = 0; i < 2; i++) {
      house.now = house.now.plusSeconds(100);
      assertThat(outcome(house.ask("dan", "requestJoin", ""))).isEqualTo("ack");
    }
    assertThat(house.noticed("mo")).hasSize(1);
    assertThat(house.noticed("olga")).hasSize(1);
  }

  @Test
  void who_asks_again_while_the_request_is_open_is_not_heard_twice() {
    house.ask("dan", "requestJoin", ",\"note\":\"please\"");
    house.now = house.now.plus(Duration.ofDays(6));
    // Here the topic knows an event again for ever; so what is published is looked at, not what is
    // delivered.
    house.topic.failWith(new IllegalStateException("nothing is to be published"));

    assertThat(outcome(house.ask("dan", "requestJoin", ",\"note\":\"now!\""))).isEqualTo("ack");
  }

  @Test
  void who_was_declined_and_asks_again_is_heard_again() {
    house.ask("dan", "requestJoin", "");
    house.now = house.now.plusSeconds(1);
    answer("mo", false);
    assertThat(house.noticed("dan")).as("nobody hears of a no").isEmpty();

    house.ask("dan", "requestJoin", "");
    assertThat(house.noticed("mo")).hasSize(2);
  }

  @Test
  void who_is_let_in_hears_of_it_once() {
    house.ask("dan", "requestJoin", "");
    answer("mo", true);
    answer("mo", true);
    answer("olga", true);

    assertThat(house.noticed("dan"))
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(NoticeKind.ADMITTED);
              assertThat(notice.from().id()).isEqualTo("mo");
              assertThat(notice.room()).isEqualTo(TEA);
            });
  }

  @Test
  void who_is_invited_hears_of_it_once_also_where_the_first_try_failed_between() {
    house.topic.failWith(new IllegalStateException("down"));
    house.on("mo", "invite", "dan");
    house.topic.failWith(null);
    house.on("mo", "invite", "dan");
    house.on("mo", "invite", "dan");

    assertThat(kinds("dan")).containsExactly(NoticeKind.INVITED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kick", "ban"})
  void who_is_put_out_hears_of_it_once(String action) {
    house.on("mo", action, "bob");
    house.on("mo", action, "bob");

    assertThat(kinds("bob")).containsExactly(NoticeKind.REMOVED);
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void each_time_anew() {
    for (int i = 0; i < 2; i++) {
      house.on("mo", "kick", "bob");
      house.on("mo", "invite", "bob");
    }

    assertThat(kinds("bob"))
        .containsExactly(
            NoticeKind.REMOVED, NoticeKind.INVITED, NoticeKind.REMOVED, NoticeKind.INVITED);
  }

  @Test
  void who_was_never_here_and_is_banned_hears_nothing_and_so_not_that_there_is_such_a_room() {
    house.on("mo", "ban", "spam");
    house.on("mo", "ban", "spam");

    assertThat(house.noticed("spam")).isEmpty();
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void who_goes_by_their_own_will_hears_nothing() {
    house.ask("bob", "quitRoom", "");

    assertThat(house.noticed("bob")).isEmpty();
  }

  @Test
  void a_room_has_at_most_twenty_who_moderate_so_that_a_request_is_told_to_as_many() {
    for (int i = 0; i < 18; i++) {
      house.and("mo" + i, Role.MODERATOR);
    }
    assertThat(code(role("bob", "moderator"))).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(code(role("bob", "owner"))).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(outcome(role("mo", "owner"))).as("one of the twenty").isEqualTo("ack");
    assertThat(outcome(role("mo1", "member"))).isEqualTo("ack");
    assertThat(outcome(role("bob", "moderator"))).isEqualTo("ack");

    house.ask("dan", "requestJoin", "");
    assertThat(house.noticed("bob")).hasSize(1);
    assertThat(house.noticed("mo1")).isEmpty();
  }

  @Test
  void an_inbox_has_no_settings_and_no_members() {
    for (String frame :
        List.of(
            "{\"action\":\"kick\",\"room\":\"@me\",\"user\":\"bob\"}",
            "{\"action\":\"quitRoom\",\"room\":\"@me\"}",
            "{\"action\":\"requestJoin\",\"room\":\"@me\"}")) {
      assertThat(code(house.answer("ana", frame))).isEqualTo(ErrorCode.FORBIDDEN);
    }
  }

  private List<NoticeKind> kinds(String user) {
    return house.noticed(user).stream().map(Content.Notice::kind).toList();
  }

  private Reply role(String user, String role) {
    return house.ask("olga", "setRole", ",\"user\":\"%s\",\"role\":\"%s\"".formatted(user, role));
  }

  private Reply answer(String by, boolean admit) {
    return house.ask(by, "answerJoin", ",\"user\":\"dan\",\"admit\":" + admit);
  }
}
