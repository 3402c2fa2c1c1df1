package io.roomcast.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Reply;
import io.roomcast.events.User;
import io.roomcast.publishing.Direct;
import io.roomcast.table.Keys;
import io.roomcast.table.Profile;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two talk to each other, or one of them would rather not. */
class ConversingTest {

  private static final String ROOM = Direct.of("ana", "bob");

  private final Users users = new Users();

  @Test
  void a_conversation_has_one_id_whoever_opens_it() {
    // printf '\0\0\0\3ana\0\0\0\3bob' | sha256sum | xxd -r -p | head -c16 | base64
    assertThat(ROOM).isEqualTo("d_TEjxI_kMh8kLAmzXJWM2iA");
    assertThat(Direct.of("bob", "ana")).isEqualTo(ROOM);
    assertThat(Direct.is(ROOM)).isTrue();
    assertThat(Direct.is("general")).isFalse();
    assertThat(Direct.of("ana", "cyn")).isNotEqualTo(ROOM);
  }

  @Test
  void who_opens_one_gets_its_id_both_are_members_and_the_other_hears_of_it() {
    assertThat(open("ana", "bob"))
        .isEqualTo(new Reply.Ack("1", ROOM, null, null, null, null, "bob", null));

    assertThat(users.table.get(Keys.member(ROOM, "ana"), StoredMember.class))
        .isEqualTo(StoredMember.named("ana's name"));
    assertThat(users.table.get(Keys.member(ROOM, "bob"), StoredMember.class))
        .as("of one who was never here only the id is known")
        .isEqualTo(StoredMember.named("bob"));
    assertThat(users.noticed("bob"))
        .containsExactly(
            new Content.Notice(
                new User("ana", "ana's name"),
                Instant.parse("2026-01-31T12:00:00.123Z"),
                NoticeKind.DIRECT,
                ROOM,
                null));
    assertThat(users.topic.published()).hasSize(1);
  }

  @Test
  void the_other_finds_the_same_and_nobody_is_told_again() {
    open("ana", "bob");

    Reply.Ack ack = (Reply.Ack) open("bob", "ana");
    assertThat(ack.room()).isEqualTo(ROOM);
    assertThat(ack.user()).isEqualTo("ana");
    assertThat(users.topic.published()).hasSize(1);
  }

  @Test
  void one_that_was_opened_and_not_told_of_is_told_of_by_the_retry_and_by_no_later_one() {
    users.topic.failWith(new IllegalStateException("down"));
    assertThatThrownBy(() -> open("ana", "bob")).isInstanceOf(IllegalStateException.class);
    users.topic.failWith(null);
    users.now = users.now.plusSeconds(299);
    open("ana", "bob");
    open("ana", "bob");
    assertThat(users.noticed("bob")).hasSize(1);

    users.topic.failWith(new IllegalStateException("nothing is to be published"));
    users.now = users.now.plusSeconds(2);
    assertThat(open("ana", "bob")).isInstanceOf(Reply.Ack.class);
  }

  @Test
  void nobody_talks_to_themselves_or_blocks_themselves() {
    assertThat(code(open("ana", "ana"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(block("ana", "ana"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(unblock("ana", "ana"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(users.table.keys()).isEmpty();
  }

  @Test
  void a_block_closes_the_conversation_both_ways_and_tells_nobody() {
    open("ana", "bob");

    assertThat(block("ana", "bob"))
        .isEqualTo(new Reply.Ack("1", null, null, null, null, null, "bob", null));
    assertThat(block("ana", "bob")).as("a retry").isInstanceOf(Reply.Ack.class);
    assertThat(closedBy("ana")).containsExactly("ana");
    assertThat(closedBy("bob")).containsExactly("ana");
    assertThat(users.topic.published()).as("the opening alone").hasSize(1);

    assertThat(unblock("ana", "bob")).isInstanceOf(Reply.Ack.class);
    assertThat(unblock("ana", "bob")).as("a retry").isInstanceOf(Reply.Ack.class);
    assertThat(closedBy("bob")).isEmpty();
  }

  @Test
  void who_is_blocked_opens_a_conversation_as_ever_and_the_other_does_not_hear_of_it() {
    block("ana", "bob");

    assertThat(open("bob", "ana"))
        .isEqualTo(new Reply.Ack("1", ROOM, null, null, null, null, "ana", null));
    assertThat(open("bob", "ana")).as("a retry").isInstanceOf(Reply.Ack.class);
    assertThat(closedBy("bob")).containsExactly("ana");
    assertThat(users.topic.published()).isEmpty();
  }

  @Test
  void who_blocks_and_opens_a_conversation_tells_nobody_of_it_either() {
    block("ana", "bob");
    open("ana", "bob");

    assertThat(closedBy("ana")).containsExactly("ana");
    assertThat(users.topic.published()).isEmpty();
  }

  @Test
  void a_conversation_that_nobody_was_told_of_is_told_of_when_it_is_opened_after_the_block() {
    block("ana", "bob");
    open("bob", "ana");
    unblock("ana", "bob");
    assertThat(users.topic.published()).isEmpty();

    open("bob", "ana");
    open("bob", "ana");
    open("ana", "bob");
    assertThat(users.noticed("ana")).hasSize(1);
    assertThat(users.noticed("bob")).isEmpty();
  }

  @Test
  void long_names_are_cut_so_that_both_are_in_the_room_s_name() {
    users.table.put(Keys.profile("bob"), new Profile("😀".repeat(64), null));
    open("ana", "bob");

    String name =
        Objects.requireNonNull(users.table.get(Keys.room(ROOM), StoredRoom.class)).room().name();
    assertThat(name).isEqualTo("ana's name, " + "😀".repeat(39));
  }

  private Set<String> closedBy(String user) {
    return Objects.requireNonNull(users.table.get(Keys.member(ROOM, user), StoredMember.class))
        .blockedBy();
  }

  private Reply open(String user, String other) {
    return users.act(user, new Action.OpenDirect("1", other));
  }

  private Reply block(String user, String other) {
    return users.act(user, new Action.Block("1", other));
  }

  private Reply unblock(String user, String other) {
    return users.act(user, new Action.Unblock("1", other));
  }

  private static ErrorCode code(Reply reply) {
    return ((Reply.Refused) reply).code();
  }
}
