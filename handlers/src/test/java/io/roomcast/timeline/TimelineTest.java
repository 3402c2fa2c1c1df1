package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.User;
import io.roomcast.publishing.Hashes;
import io.roomcast.sockets.ClientFrames;
import io.roomcast.table.Head;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.Keys;
import io.roomcast.table.Profile;
import io.roomcast.table.StoredDeletion;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {

  private static final String JOIN = "{\"action\":\"join\",\"id\":\"1\",\"room\":\"general\"}";
  private static final String LEAVE = "{\"action\":\"leave\",\"id\":\"2\",\"room\":\"general\"}";
  private static final String PING = "{\"action\":\"ping\",\"id\":\"3\"}";

  private final Room room = new Room();

  @Test
  void joining_an_open_room_makes_one_a_member_with_a_role() {
    room.connect("ana");

    Reply.Joined joined = (Reply.Joined) room.answer("ana", JOIN);

    assertThat(joined.id()).isEqualTo("1");
    assertThat(joined.room()).isEqualTo("general");
    assertThat(joined.name()).isEqualTo("general");
    assertThat(joined.role()).isEqualTo("member");
    assertThat(room.members.find("general", "ana"))
        .contains(new Member("member", "ana's name", false));
    assertThat(room.connections.inRoom("general")).containsExactly("ana=");
    assertThat(room.heads.read("general").version()).isEqualTo(1);
    assertThat(room.heads.read("general").connections()).isEqualTo(1);
  }

  @Test
  void a_room_knows_one_by_the_profile_s_name_from_the_next_join_on() {
    room.connect("ana");
    room.answer("ana", JOIN);
    room.profiles.set("ana", new Profile("Ana Lovelace", null));
    room.answer("ana", JOIN);

    assertThat(room.members.find("general", "ana"))
        .contains(new Member("member", "Ana Lovelace", false));
    room.answer("ana", JOIN.replace("general", "other"));
    assertThat(room.members.find("other", "ana"))
        .contains(new Member("member", "Ana Lovelace", false));
  }

  @Test
  void a_profile_without_a_name_leaves_one_the_token_s() {
    room.connect("ana");
    room.profiles.set("ana", new Profile(null, "#000000"));
    room.answer("ana", JOIN);

    assertThat(room.members.find("general", "ana"))
        .contains(new Member("member", "ana's name", false));
  }

  @Test
  void a_member_of_a_room_that_is_not_open_joins_it() {
    room.connect("ana");
    room.table.put(Keys.member("secret", "ana"), new StoredMember("owner", "ana", false, 0));

    Reply reply = room.answer("ana", JOIN.replace("general", "secret"));

    assertThat(((Reply.Joined) reply).role()).isEqualTo("owner");
  }

  @Test
  void a_room_that_is_not_open_does_not_exist_for_who_is_not_a_member() {
    room.connect("ana");

    assertThat(code(room.answer("ana", JOIN.replace("general", "secret"))))
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(room.table.keys())
        .containsExactly("CONNECTION#ana= META", "USER#ana CONNECTION#ana=");
  }

  @Test
  void an_open_room_that_a_user_made_is_joined_by_its_name_and_has_one_member_more() {
    room.connect("ana");
    room.table.put(Keys.room("r_tea"), StoredRoom.of(Access.OPEN));

    Reply.Joined joined = (Reply.Joined) room.answer("ana", JOIN.replace("general", "r_tea"));

    assertThat(joined.name()).isEqualTo("Tea");
    assertThat(joined.role()).isEqualTo("member");
    assertThat(members("r_tea")).isEqualTo(2);
    room.answer("ana", JOIN.replace("general", "r_tea"));
    assertThat(members("r_tea")).isEqualTo(2);
  }

  @Test
  void a_room_with_all_its_members_takes_no_more() {
    room.connect("ana");
    room.connect("bob");
    room.table.put(Keys.room("r_tea"), StoredRoom.of(Access.OPEN));
    room.answer("ana", JOIN.replace("general", "r_tea"));

    assertThat(code(room.answer("bob", JOIN.replace("general", "r_tea"))))
        .isEqualTo(ErrorCode.ROOM_FULL);
    assertThat(members("r_tea")).isEqualTo(Room.MEMBERS);
    assertThat(room.connections.inRoom("r_tea")).containsExactly("ana=");
    assertThat(room.members.find("r_tea", "bob")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"REQUEST,NOT_MEMBER", "INVITE,ROOM_NOT_FOUND"})
  void a_room_that_is_not_open_is_not_joined(Access access, ErrorCode expected) {
    room.connect("ana");
    room.table.put(Keys.room("r_tea"), StoredRoom.of(access));

    assertThat(code(room.answer("ana", JOIN.replace("general", "r_tea")))).isEqualTo(expected);
    assertThat(
            code(room.answer("ana", "{\"action\":\"history\",\"room\":\"r_tea\",\"after\":\"0\"}")))
        .isEqualTo(expected);
    assertThat(room.connections.inRoom("r_tea")).isEmpty();
    assertThat(members("r_tea")).isEqualTo(1);
  }

  @Test
  void who_was_put_out_of_an_open_room_comes_back_as_silent_as_before() {
    Instant until = Instant.parse("2026-01-31T13:00:00Z");
    room.connect("ana");
    room.table.put(Keys.room("r_tea"), StoredRoom.of(Access.OPEN));
    room.table.put(
        Keys.member("r_tea", "ana"), new StoredMember(null, "ana", false, 0).muted(until));

    room.answer("ana", JOIN.replace("general", "r_tea"));

    StoredMember back = room.table.get(Keys.member("r_tea", "ana"), StoredMember.class);
    assertThat(Objects.requireNonNull(back).isMember()).isTrue();
    assertThat(back.mutedUntil()).isEqualTo(until);
  }

  @Test
  void a_room_that_was_deleted_is_not_joined_by_its_members() {
    String gone = Hashes.roomId("ana", "c1");
    room.connect("ana");
    room.table.put(Keys.member(gone, "ana"), StoredMember.named("ana"));
    room.table.put(
        Keys.room(gone),
        new StoredDeletion(StoredRoom.of(Access.OPEN).room(), "deleteRoom#ana", Instant.EPOCH));

    assertThat(code(room.answer("ana", JOIN.replace("general", gone))))
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(room.connections.inRoom(gone)).isEmpty();
  }

  private long members(String id) {
    return Objects.requireNonNull(room.table.get(Keys.room(id), StoredRoom.class)).members();
  }

  @Test
  void who_is_banned_does_not_join_an_open_room() {
    room.connect("ana");
    room.table.put(Keys.member("general", "ana"), new StoredMember("member", "ana", true, 0));

    assertThat(code(room.answer("ana", JOIN))).isEqualTo(ErrorCode.BANNED);
    assertThat(room.connections.inRoom("general")).isEmpty();
    assertThat(room.heads.read("general")).isEqualTo(Head.NONE);
  }

  @Test
  void a_full_room_takes_no_more_and_leaves_nothing_behind() {
    for (String user : new String[] {"bob", "cyn", "dan", "ana"}) {
      room.connect(user);
    }
    room.answer("bob", JOIN);
    room.answer("cyn", JOIN);
    room.answer("dan", JOIN);
    long version = room.heads.read("general").version();

    assertThat(code(room.answer("ana", JOIN))).isEqualTo(ErrorCode.ROOM_FULL);
    assertThat(room.connections.inRoom("general")).containsExactly("bob=", "cyn=", "dan=");
    assertThat(room.connections.rooms("ana=")).isEmpty();
    assertThat(room.heads.read("general").version()).isGreaterThan(version);
    room.answer("dan", LEAVE);
    assertThat(room.answer("ana", JOIN)).isInstanceOf(Reply.Joined.class);
  }

  @Test
  void a_count_that_is_too_high_is_put_right_before_a_room_counts_as_full() {
    room.connect("ana");
    room.heads.changeConnections("general", Room.FULL);

    assertThat(room.answer("ana", JOIN)).isInstanceOf(Reply.Joined.class);
    assertThat(room.heads.read("general").connections()).isEqualTo(1);
  }

  @Test
  void joining_again_on_the_same_connection_is_fine() {
    room.connect("ana");
    room.answer("ana", JOIN);

    assertThat(room.answer("ana", JOIN)).isInstanceOf(Reply.Joined.class);
    assertThat(room.connections.inRoom("general")).containsExactly("ana=");
  }

  @Test
  void a_connection_that_was_forgotten_is_sent_away_to_connect_anew() {
    var response = room.respond("ana", JOIN);

    assertThat(response.getBody()).isNull();
    assertThat(room.sockets.done()).hasSize(3);
    assertThat(room.sockets.done().get(0)).contains("UNAVAILABLE");
    assertThat(room.sockets.done().get(1)).contains("goaway");
    assertThat(room.sockets.done().get(2)).isEqualTo("close ana=");
    assertThat(room.table.keys()).isEmpty();
  }

  @Test
  void leaving_takes_this_connection_out_and_keeps_the_membership() {
    room.connect("ana");
    room.answer("ana", JOIN);

    assertThat(room.answer("ana", LEAVE)).isEqualTo(new Reply.Left("2", "general", null));
    assertThat(room.connections.inRoom("general")).isEmpty();
    assertThat(room.members.find("general", "ana")).isPresent();
    assertThat(room.heads.read("general").version()).isEqualTo(2);
    assertThat(room.heads.read("general").connections()).isZero();
  }

  @Test
  void a_leave_that_ended_before_the_head_heard_of_it_is_ended_by_the_next_one() {
    room.connect("ana");
    room.answer("ana", JOIN);
    room.connections.leave("general", "ana=");

    room.answer("ana", LEAVE);
    room.answer("ana", LEAVE);

    assertThat(room.heads.read("general").version()).isEqualTo(2);
    assertThat(room.connections.rooms("ana=")).isEmpty();
  }

  @Test
  void leaving_a_room_that_one_is_not_in_changes_nothing() {
    room.connect("ana");

    assertThat(room.answer("ana", LEAVE.replace("general", "nowhere")))
        .isEqualTo(new Reply.Left("2", "nowhere", null));
    assertThat(room.table.keys())
        .containsExactly("CONNECTION#ana= META", "USER#ana CONNECTION#ana=");
  }

  @Test
  void history_needs_membership_and_no_join() {
    assertThat(
            code(
                room.answer(
                    "ana", "{\"action\":\"history\",\"room\":\"general\",\"after\":\"0\"}")))
        .isEqualTo(ErrorCode.NOT_MEMBER);
    assertThat(
            code(room.answer("ana", "{\"action\":\"history\",\"room\":\"nope\",\"after\":\"0\"}")))
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    room.table.put(Keys.member("general", "ana"), StoredMember.named("ana"));
    room.log(1);

    assertThat(room.history(",\"after\":\"0\"").events()).hasSize(1);
    assertThat(room.connections.inRoom("general")).isEmpty();
  }

  @Test
  void a_ping_tells_who_one_is_until_when_and_how_far_the_joined_rooms_are() {
    room.connect("ana");
    room.answer("ana", JOIN);
    room.answer("ana", JOIN.replace("general", "other"));
    room.delivered(7);

    assertThat(room.answer("ana", PING))
        .isEqualTo(
            new Reply.Pong(
                "3",
                Instant.parse("2026-01-31T12:00:00.123Z"),
                new User("ana", "ana's name"),
                ClientFrames.EXPIRES_AT,
                Map.of("general", seq(7), "other", seq(0))));
  }

  @Test
  void a_pong_tells_of_a_hundred_rooms_at_most() {
    room.connect("ana");
    var meta = room.table.get(Keys.connection("ana="), InMemoryConnections.Meta.class);
    var rooms = IntStream.range(0, 130).mapToObj(i -> "r" + i).collect(Collectors.toSet());
    room.table.put(
        Keys.connection("ana="),
        new InMemoryConnections.Meta(Objects.requireNonNull(meta).connection(), rooms));

    assertThat(((Reply.Pong) room.answer("ana", PING)).heads()).hasSize(100);
  }

  @Test
  void a_cursor_that_is_none_is_told_so() {
    room.connect("ana");

    assertThat(
            code(
                room.answer(
                    "ana", "{\"action\":\"history\",\"room\":\"general\",\"after\":\"x\"}")))
        .isEqualTo(ErrorCode.CURSOR_INVALID);
    assertThat(
            code(room.answer("ana", "{\"action\":\"join\",\"room\":\"general\",\"after\":\"x\"}")))
        .isEqualTo(ErrorCode.CURSOR_INVALID);
  }

  @Test
  void what_another_function_does_is_not_done_here() {
    assertThat(
            code(
                room.answer(
                    "ana",
                    "{\"action\":\"send\",\"room\":\"general\",\"clientId\":\"c\",\"body\":{\"text\":\"x\"}}")))
        .isEqualTo(ErrorCode.UNKNOWN_ACTION);
  }

  @Test
  void after_the_token_has_expired_the_client_is_told_and_sent_away() {
    room.connect("ana");
    room.now = ClientFrames.EXPIRES_AT;

    assertThat(room.respond("ana", JOIN).getBody()).isNull();
    assertThat(room.sockets.done().getFirst()).contains("TOKEN_EXPIRED").contains("\"id\":\"1\"");
    assertThat(room.connections.inRoom("general")).isEmpty();
  }

  @Test
  void where_the_client_cannot_be_told_the_error_is_the_reply() {
    room.connect("ana");
    room.now = ClientFrames.EXPIRES_AT;
    room.sockets.fail("post");

    assertThat(room.respond("ana", JOIN).getBody()).contains("TOKEN_EXPIRED");
    assertThat(room.sockets.done()).isEmpty();
  }

  @Test
  void a_client_that_was_told_and_cannot_be_closed_is_not_told_again() {
    room.connect("ana");
    room.now = ClientFrames.EXPIRES_AT;
    room.sockets.fail("close");

    assertThat(room.respond("ana", JOIN).getBody()).isNull();
    assertThat(room.sockets.done()).hasSize(2);
  }

  @Test
  void one_who_is_banned_is_not_told_to_join() {
    room.connect("ana");
    room.table.put(Keys.member("general", "ana"), new StoredMember("member", "ana", true, 0));

    assertThat(((Reply.Refused) room.answer("ana", JOIN)).message())
        .isEqualTo("banned from this room");
  }

  private static ErrorCode code(Reply reply) {
    return ((Reply.Refused) reply).code();
  }
}
