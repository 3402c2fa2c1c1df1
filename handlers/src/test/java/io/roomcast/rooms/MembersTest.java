package io.roomcast.rooms;

import static io.roomcast.rooms.House.TEA;
import static io.roomcast.rooms.House.code;
import static io.roomcast.rooms.House.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.MembershipChange;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Members come, and have roles and a voice. */
class MembersTest {

  private final House house =
      new House().with(Access.REQUEST).and("bob", Role.MEMBER).and("mo", Role.MODERATOR);

  @Test
  void an_owner_gives_a_role_and_the_room_is_told() {
    assertThat(outcome(role("olga", "bob", "moderator"))).isEqualTo("ack");

    assertThat(Objects.requireNonNull(house.member("bob")).role()).isEqualTo("moderator");
    Content.MemberChange told = (Content.MemberChange) house.told().getFirst();
    assertThat(told.change()).isEqualTo(MembershipChange.ROLE);
    assertThat(told.role()).isEqualTo(Role.MODERATOR);
  }

  @Test
  void a_role_that_one_has_already_is_acked_without_an_event() {
    Reply.Ack ack = (Reply.Ack) role("olga", "bob", "member");

    assertThat(ack.seq()).isNull();
    assertThat(house.told()).isEmpty();
  }

  @Test
  void an_owner_hands_the_room_on_and_steps_down() {
    role("olga", "mo", "owner");

    assertThat(outcome(role("olga", "olga", "member"))).isEqualTo("ack");
    assertThat(house.stored().owners()).isEqualTo(1);
    assertThat(outcome(role("olga", "olga", "member"))).as("a retry").isEqualTo("ack");
    assertThat(house.told()).hasSize(2);
    assertThat(code(role("olga", "bob", "moderator"))).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void a_moderator_steps_down_and_not_up() {
    assertThat(code(role("mo", "mo", "owner"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(role("mo", "bob", "moderator"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(outcome(role("mo", "mo", "member"))).isEqualTo("ack");
  }

  @Test
  void an_owner_has_no_power_over_another() {
    role("olga", "mo", "owner");

    assertThat(code(role("olga", "mo", "member"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(house.on("olga", "kick", "mo"))).isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void one_is_muted_until_a_time_and_the_room_is_told() {
    Instant until = Instant.parse("2026-01-31T13:00:00Z");

    assertThat(outcome(mute("2026-01-31T13:00:00.000Z"))).isEqualTo("ack");
    assertThat(Objects.requireNonNull(house.member("bob")).mutedUntil()).isEqualTo(until);
    assertThat(((Content.MemberChange) house.told().getFirst()).until()).isEqualTo(until);

    house.ask("mo", "mute", ",\"user\":\"bob\",\"until\":null");
    assertThat(Objects.requireNonNull(house.member("bob")).mutedUntil()).isNull();
    assertThat(((Content.MemberChange) house.told().getLast()).until()).isNull();
  }

  @Test
  void to_be_silent_until_a_time_that_is_over_is_not_to_be_silent() {
    mute("2026-01-31T11:00:00.000Z");

    assertThat(Objects.requireNonNull(house.member("bob")).mutedUntil()).isNull();
  }

  @Test
  void who_asks_is_let_in_by_a_moderator_and_the_room_is_told() {
    assertThat(house.ask("dan", "requestJoin", ",\"note\":\"please\""))
        .isEqualTo(new Reply.Ack("1", TEA, null, null, null, null, null, null));
    assertThat(house.isMember("dan")).isFalse();
    assertThat(house.told()).isEmpty();

    assertThat(outcome(answer("mo", true))).isEqualTo("ack");
    assertThat(house.isMember("dan")).isTrue();
    assertThat(Objects.requireNonNull(house.member("dan")).name()).isEqualTo("dan's name");
    assertThat(house.stored().members()).isEqualTo(4);
    Content.MemberChange told = (Content.MemberChange) house.told().getFirst();
    assertThat(told.change()).isEqualTo(MembershipChange.JOINED);
    assertThat(told.role()).isEqualTo(Role.MEMBER);
    assertThat(told.from().id()).isEqualTo("mo");
  }

  @Test
  void the_first_answer_counts() {
    house.ask("dan", "requestJoin", "");
    answer("mo", true);

    assertThat(outcome(answer("mo", true))).as("a retry").isEqualTo("ack");
    assertThat(outcome(answer("olga", true))).as("the same answer").isEqualTo("ack");
    assertThat(code(answer("olga", false))).isEqualTo(ErrorCode.USER_NOT_FOUND);
    assertThat(house.isMember("dan")).isTrue();
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void who_is_not_let_in_may_ask_again() {
    house.ask("dan", "requestJoin", "");

    assertThat(outcome(answer("mo", false))).isEqualTo("ack");
    assertThat(outcome(answer("mo", false))).as("a retry").isEqualTo("ack");
    assertThat(code(answer("olga", true))).isEqualTo(ErrorCode.USER_NOT_FOUND);
    assertThat(house.isMember("dan")).isFalse();
    assertThat(house.told()).isEmpty();
    house.ask("dan", "requestJoin", "");
    assertThat(outcome(answer("olga", true))).isEqualTo("ack");
  }

  @Test
  void a_request_is_forgotten_after_a_week() {
    house.ask("dan", "requestJoin", "");
    house.now = house.now.plus(Duration.ofDays(7));

    assertThat(code(answer("mo", true))).isEqualTo(ErrorCode.USER_NOT_FOUND);
  }

  @Test
  void who_did_not_ask_is_not_let_in_but_may_be_invited() {
    assertThat(code(answer("mo", true))).isEqualTo(ErrorCode.USER_NOT_FOUND);
    assertThat(outcome(house.on("mo", "invite", "dan"))).isEqualTo("ack");
    assertThat(house.isMember("dan")).isTrue();
    assertThat(((Reply.Ack) house.on("olga", "invite", "dan")).seq()).isNull();
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void an_invitation_answers_a_request() {
    house.ask("dan", "requestJoin", "");
    house.on("mo", "invite", "dan");

    assertThat(house.table.keys()).noneMatch(key -> key.contains("REQUEST#"));
    assertThat(Objects.requireNonNull(house.member("dan")).name()).isEqualTo("dan's name");
    assertThat(house.table.get(Keys.member(TEA, "dan"), Object.class)).isNotNull();
  }

  @Test
  void a_full_room_takes_no_one() {
    house.and("eve", Role.MEMBER).and("fay", Role.MEMBER).and("gil", Role.MEMBER);
    house.ask("dan", "requestJoin", "");

    assertThat(code(answer("mo", true))).isEqualTo(ErrorCode.ROOM_FULL);
    assertThat(code(house.on("mo", "invite", "dan"))).isEqualTo(ErrorCode.ROOM_FULL);
    house.ask("eve", "quitRoom", "");
    assertThat(outcome(answer("mo", true))).isEqualTo("ack");
  }

  private Reply role(String by, String user, String role) {
    return house.ask(by, "setRole", ",\"user\":\"%s\",\"role\":\"%s\"".formatted(user, role));
  }

  private Reply mute(String until) {
    return house.ask("mo", "mute", ",\"user\":\"bob\",\"until\":\"" + until + "\"");
  }

  private Reply answer(String by, boolean admit) {
    return house.ask(by, "answerJoin", ",\"user\":\"dan\",\"admit\":" + admit);
  }
}
