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
import io.roomcast.events.User;
import io.roomcast.table.Head;
import io.roomcast.table.StoredMember;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members go, by their own will or not. */
class DeparturesTest {

  private final House house = new House().with(Access.OPEN).and("bob", Role.MEMBER);

  @ParameterizedTest
  @CsvSource({"kick,kicked,KICKED", "ban,banned,BANNED"})
  void who_is_put_out_is_out_on_every_connection_and_told_why(
      String action, String reason, MembershipChange change) {
    house.joined("bob", "phone=");
    house.joined("bob", "desk=");
    house.joined("olga", "o=");
    long version = house.heads.read(TEA).version();

    Reply.Ack ack = (Reply.Ack) house.on("olga", action, "bob");

    assertThat(ack).isEqualTo(new Reply.Ack("1", TEA, null, null, ack.seq(), null, "bob", null));
    assertThat(house.isMember("bob")).isFalse();
    assertThat(house.stored().members()).isEqualTo(1);
    assertThat(house.connections.inRoom(TEA)).containsExactly("o=");
    assertThat(house.connections.inRoom("r_other")).contains("phone=", "desk=");
    Head head = house.heads.read(TEA);
    assertThat(head.version()).isGreaterThan(version);
    assertThat(head.connections()).isEqualTo(-2);
    String left = "{\"type\":\"left\",\"room\":\"" + TEA + "\",\"reason\":\"" + reason + "\"}";
    assertThat(house.sockets.done())
        .containsExactlyInAnyOrder("post phone= " + left, "post desk= " + left);
    assertThat(house.told())
        .containsExactly(
            new Content.MemberChange(
                new User("olga", "olga's name"),
                Instant.parse("2026-01-31T12:00:00.123Z"),
                new User("bob", "bob's name"),
                change,
                null,
                null));
  }

  @Test
  void a_kick_that_failed_between_is_ended_by_its_retry_with_one_event() {
    house.joined("bob", "phone=");
    house.topic.failWith(new IllegalStateException("down"));
    assertThat(code(house.on("olga", "kick", "bob"))).isEqualTo(ErrorCode.UNAVAILABLE);
    long version = house.heads.read(TEA).version();
    house.topic.failWith(null);
    // As if the first try had ended before the connection left.
    house.joined("bob", "phone=");

    assertThat(outcome(house.on("olga", "kick", "bob"))).isEqualTo("ack");
    assertThat(outcome(house.on("olga", "kick", "bob"))).isEqualTo("ack");
    assertThat(house.connections.inRoom(TEA)).isEmpty();
    assertThat(house.heads.read(TEA).version()).isGreaterThan(version);
    assertThat(house.told()).hasSize(1);
    assertThat(house.stored().members()).isEqualTo(1);
  }

  @Test
  void a_connection_that_cannot_be_told_is_out_all_the_same() {
    house.joined("bob", "phone=");
    house.sockets.fail("post");

    assertThat(outcome(house.on("olga", "kick", "bob"))).isEqualTo("ack");
    assertThat(house.connections.inRoom(TEA)).isEmpty();
  }

  @Test
  void of_two_who_kick_one_only_the_first_finds_a_member() {
    house.and("mo", Role.MODERATOR);
    house.on("mo", "kick", "bob");

    assertThat(code(house.on("olga", "kick", "bob"))).isEqualTo(ErrorCode.USER_NOT_FOUND);
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void who_came_back_is_kicked_anew() {
    house.on("olga", "kick", "bob");
    house.on("olga", "invite", "bob");

    assertThat(outcome(house.on("olga", "kick", "bob"))).isEqualTo("ack");
    assertThat(house.isMember("bob")).isFalse();
    assertThat(house.told())
        .extracting(told -> ((Content.MemberChange) told).change())
        .containsExactly(MembershipChange.KICKED, MembershipChange.JOINED, MembershipChange.KICKED);
  }

  @Test
  void who_is_banned_may_do_nothing_until_that_is_taken_back() {
    house.on("olga", "ban", "bob");

    assertThat(code(house.ask("bob", "quitRoom", ""))).isEqualTo(ErrorCode.BANNED);
    assertThat(code(house.on("olga", "invite", "bob"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(outcome(house.on("olga", "ban", "bob"))).isEqualTo("ack");
    assertThat(outcome(house.on("olga", "unban", "bob"))).isEqualTo("ack");
    assertThat(house.isMember("bob")).isFalse();
    assertThat(outcome(house.on("olga", "invite", "bob"))).isEqualTo("ack");
    assertThat(house.isMember("bob")).isTrue();
    assertThat(house.stored().members()).isEqualTo(2);
  }

  @Test
  void who_is_not_banned_is_not_taken_back() {
    assertThat(code(house.on("olga", "unban", "bob"))).isEqualTo(ErrorCode.USER_NOT_FOUND);
    assertThat(code(house.on("olga", "kick", "nobody"))).isEqualTo(ErrorCode.USER_NOT_FOUND);
    assertThat(house.told()).isEmpty();
  }

  @Test
  void one_may_be_banned_who_was_never_here() {
    assertThat(outcome(house.on("olga", "ban", "spam"))).isEqualTo("ack");

    assertThat(house.member("spam")).extracting(StoredMember::banned).isEqualTo(true);
    assertThat(house.stored().members()).isEqualTo(2);
  }

  @Test
  void who_quits_is_out_and_the_ack_names_no_user() {
    house.joined("bob", "phone=");

    Reply.Ack ack = (Reply.Ack) house.ask("bob", "quitRoom", "");

    assertThat(ack.user()).isNull();
    assertThat(ack.seq()).isNotNull();
    assertThat(house.isMember("bob")).isFalse();
    assertThat(house.connections.inRoom(TEA)).isEmpty();
    assertThat(house.sockets.done().getFirst()).contains("\"reason\":\"quit\"");
    assertThat(outcome(house.ask("bob", "quitRoom", ""))).as("a retry").isEqualTo("ack");
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void a_room_never_loses_its_last_owner() {
    assertThat(code(house.ask("olga", "quitRoom", ""))).isEqualTo(ErrorCode.LAST_OWNER);
    assertThat(code(house.ask("olga", "setRole", ",\"user\":\"olga\",\"role\":\"member\"")))
        .isEqualTo(ErrorCode.LAST_OWNER);
    assertThat(house.stored().owners()).isEqualTo(1);

    house.ask("olga", "setRole", ",\"user\":\"bob\",\"role\":\"owner\"");
    assertThat(outcome(house.ask("olga", "quitRoom", ""))).isEqualTo("ack");
    assertThat(house.stored().owners()).isEqualTo(1);
    assertThat(code(house.ask("bob", "quitRoom", ""))).isEqualTo(ErrorCode.LAST_OWNER);
  }

  @Test
  void who_quits_and_comes_back_is_as_silent_as_before() {
    house.ask("olga", "mute", ",\"user\":\"bob\",\"until\":\"2026-01-31T13:00:00.000Z\"");
    house.ask("bob", "quitRoom", "");
    house.on("olga", "invite", "bob");

    assertThat(Objects.requireNonNull(house.member("bob")).mutedUntil())
        .isEqualTo(Instant.parse("2026-01-31T13:00:00Z"));
  }
}
