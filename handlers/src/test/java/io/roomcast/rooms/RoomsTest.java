package io.roomcast.rooms;

import static io.roomcast.rooms.House.TEA;
import static io.roomcast.rooms.House.code;
import static io.roomcast.rooms.House.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Posting;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.events.RoomChange;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.publishing.Direct;
import io.roomcast.publishing.Hashes;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.StoredUserRoom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rooms are made and changed. */
class RoomsTest {

  private static final String CREATE =
      """
      {"action":"createRoom","id":"7","clientId":"c1","name":"Tea ☕","topic":"Green",\
      "access":"request","posting":"moderators","slowMode":30}\
      """;
  private static final String ID = Hashes.roomId("ana", "c1");
  private static final Room SETTINGS =
      new Room("Tea ☕", "Green", Access.REQUEST, Posting.MODERATORS, 30, 1);

  private final House house = new House();

  @Test
  void who_makes_a_room_owns_it_and_the_room_is_told() {
    Reply.Ack ack = (Reply.Ack) house.answer("ana", CREATE);

    assertThat(ID).matches("r_[A-Za-z0-9_-]{22}");
    assertThat(ack).isEqualTo(new Reply.Ack("7", ID, null, null, ack.seq(), null, null, 1L));
    assertThat(house.table.get(Keys.room(ID), StoredRoom.class))
        .extracting(StoredRoom::room, StoredRoom::members, StoredRoom::owners)
        .containsExactly(SETTINGS, 1L, 1L);
    assertThat(house.table.get(Keys.member(ID, "ana"), StoredMember.class))
        .extracting(StoredMember::role, StoredMember::name)
        .containsExactly("owner", "ana's name");
    assertThat(house.topic.published().getFirst().room()).isEqualTo(ID);
    assertThat(house.told())
        .containsExactly(
            new Content.Room(
                new User("ana", "ana's name"),
                Instant.parse("2026-01-31T12:00:00.123Z"),
                RoomChange.CREATED,
                "Tea ☕",
                "Green",
                Access.REQUEST,
                Posting.MODERATORS,
                30,
                1));
  }

  @Test
  void who_is_in_as_many_rooms_as_one_may_be_in_makes_no_other_and_is_let_into_none() {
    for (int n = 1; n <= House.ROOMS; n++) {
      house.table.put(
          Keys.userRoom("ana", "r_" + n), new StoredUserRoom("member", Sequence.NONE, null));
    }
    house.with(Access.OPEN);

    assertThat(House.code(house.answer("ana", CREATE))).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(House.code(house.on("olga", "invite", "ana"))).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(house.isMember("ana")).isFalse();
  }

  @Test
  void who_owns_as_many_rooms_as_one_may_own_makes_no_other_and_is_made_owner_of_none() {
    house.with(Access.OPEN).and("ana", Role.MODERATOR);
    for (int n = 1; n <= House.OWNED; n++) {
      assertThat(outcome(house.answer("ana", CREATE.replace("c1", "c" + n)))).isEqualTo("ack");
    }

    assertThat(code(house.answer("ana", CREATE.replace("c1", "more"))))
        .isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(House.outcome(house.answer("ana", CREATE))).as("a retry").isEqualTo("ack");
    Reply owner = house.ask("olga", "setRole", ",\"user\":\"ana\",\"role\":\"owner\"");
    assertThat(code(owner)).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(((Reply.Refused) owner).message())
        .isEqualTo("the user owns as many rooms as one may own");
    assertThat(outcome(house.ask("olga", "setRole", ",\"user\":\"ana\",\"role\":\"member\"")))
        .isEqualTo("ack");
  }

  @Test
  void where_nothing_is_said_all_may_post_at_their_pace() {
    house.answer(
        "ana",
        "{\"action\":\"createRoom\",\"clientId\":\"c1\",\"name\":\"Tea\",\"access\":\"open\"}");

    assertThat(house.table.get(Keys.room(ID), StoredRoom.class))
        .extracting(StoredRoom::room)
        .isEqualTo(new Room("Tea", "", Access.OPEN, Posting.ALL, 0, 1));
  }

  @Test
  void the_same_client_id_again_is_the_same_room_and_the_same_event() {
    Reply first = house.answer("ana", CREATE);
    house.now = house.now.plusSeconds(299);

    assertThat(house.answer("ana", CREATE)).isEqualTo(first);
    assertThat(house.told()).hasSize(1);
    house.answer("bob", CREATE);
    assertThat(house.told()).hasSize(2);
  }

  @Test
  void a_room_that_was_made_and_not_told_of_is_told_of_by_the_retry() {
    house.topic.failWith(new IllegalStateException("down"));
    assertThat(code(house.answer("ana", CREATE))).isEqualTo(ErrorCode.UNAVAILABLE);
    house.topic.failWith(null);

    assertThat(house.answer("ana", CREATE)).isInstanceOf(Reply.Ack.class);
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void a_retry_after_the_topic_has_forgotten_tells_nothing_twice() {
    house.answer("ana", CREATE);
    house.now = house.now.plusSeconds(301);

    Reply.Ack late = (Reply.Ack) house.answer("ana", CREATE);
    assertThat(late.version()).isEqualTo(1);
    assertThat(late.seq()).isNull();
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void a_client_id_that_was_used_long_ago_is_the_room_as_long_as_one_is_in_it() {
    house.answer("ana", CREATE);
    house.now = house.now.plusSeconds(301);
    house.table.put(Keys.member(ID, "ana"), new StoredMember("member", "ana's name", false, 0));

    assertThat(((Reply.Ack) house.answer("ana", CREATE)).room()).isEqualTo(ID);

    house.table.put(Keys.member(ID, "ana"), new StoredMember(null, "ana's name", false, 0));
    Reply again = house.answer("ana", CREATE);
    assertThat(code(again)).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(((Reply.Refused) again).message()).contains("this clientId made a room already");
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void an_update_that_changes_nothing_is_no_version_and_no_event() {
    house.with(Access.OPEN);

    Reply.Ack ack = (Reply.Ack) house.ask("olga", "updateRoom", ",\"version\":1,\"name\":\"Tea\"");

    assertThat(ack).isEqualTo(new Reply.Ack("1", TEA, null, null, null, null, null, 1L));
    assertThat(house.stored().room().version()).isEqualTo(1);
    assertThat(house.told()).isEmpty();
    assertThat(code(house.ask("olga", "updateRoom", ",\"version\":2,\"name\":\"Tea\"")))
        .isEqualTo(ErrorCode.VERSION_CONFLICT);
  }

  @Test
  void an_update_changes_what_it_names_and_the_room_has_a_new_version() {
    house.with(Access.OPEN);

    Reply.Ack ack =
        (Reply.Ack)
            house.ask("olga", "updateRoom", ",\"version\":1,\"topic\":\"Black\",\"slowMode\":5");

    assertThat(ack.version()).isEqualTo(2);
    assertThat(house.stored().room())
        .isEqualTo(new Room("Tea", "Black", Access.OPEN, Posting.ALL, 5, 2));
    assertThat(house.told())
        .singleElement()
        .isInstanceOfSatisfying(
            Content.Room.class,
            told -> {
              assertThat(told.change()).isEqualTo(RoomChange.UPDATED);
              assertThat(told.topic()).isEqualTo("Black");
              assertThat(told.version()).isEqualTo(2);
            });
  }

  @Test
  void of_two_updates_of_one_version_the_second_is_told_which_version_there_is() {
    house.with(Access.OPEN).and("mo", Role.MODERATOR);
    house.ask("olga", "updateRoom", ",\"version\":1,\"name\":\"One\"");

    Reply second = house.ask("mo", "updateRoom", ",\"version\":1,\"name\":\"Two\"");

    assertThat(code(second)).isEqualTo(ErrorCode.VERSION_CONFLICT);
    assertThat(((Reply.Refused) second).message()).isEqualTo("the room has version 2");
    assertThat(house.stored().room().name()).isEqualTo("One");
  }

  @Test
  void an_update_that_is_retried_is_one_update_and_one_event() {
    house.with(Access.OPEN);
    house.topic.failWith(new IllegalStateException("down"));
    house.ask("olga", "updateRoom", ",\"version\":1,\"name\":\"One\"");
    house.topic.failWith(null);

    assertThat(outcome(house.ask("olga", "updateRoom", ",\"version\":1,\"name\":\"One\"")))
        .isEqualTo("ack");
    assertThat(outcome(house.ask("olga", "updateRoom", ",\"version\":1,\"name\":\"One\"")))
        .isEqualTo("ack");
    assertThat(house.stored().room().version()).isEqualTo(2);
    assertThat(house.told()).hasSize(1);
    assertThat(code(house.ask("olga", "updateRoom", ",\"version\":1,\"name\":\"Two\"")))
        .isEqualTo(ErrorCode.VERSION_CONFLICT);
  }

  @Test
  void the_rooms_of_the_stack_have_no_roles() {
    house.table.put(Keys.member("general", "ana"), new StoredMember("owner", "ana", false, 0));

    assertThat(
            code(
                house.answer("ana", "{\"action\":\"kick\",\"room\":\"general\",\"user\":\"bob\"}")))
        .isEqualTo(ErrorCode.FORBIDDEN);
  }

  @Test
  void a_room_of_the_stack_is_not_quit_and_why_is_said() {
    Reply reply = house.answer("ana", "{\"action\":\"quitRoom\",\"room\":\"general\"}");

    assertThat(code(reply)).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(((Reply.Refused) reply).message())
        .isEqualTo("this room is the stack's own: it cannot be quit");
  }

  @Test
  void who_acts_on_oneself_is_told_so() {
    house.with(Access.OPEN).and("mel", Role.MEMBER);

    for (String action : List.of("kick", "ban", "mute")) {
      Reply self = house.on("olga", action, "olga");
      assertThat(code(self)).isEqualTo(ErrorCode.FORBIDDEN);
      assertThat(((Reply.Refused) self).message()).isEqualTo("that is oneself");
      assertThat(((Reply.Refused) house.on("mel", action, "mel")).message())
          .isEqualTo("the role does not allow it");
    }
  }

  @Test
  void a_room_that_nobody_made_is_not_there() {
    assertThat(code(house.on("ana", "kick", "bob"))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(house.table.keys()).isEmpty();
  }

  @Test
  void a_direct_conversation_has_no_roles_and_is_not_there_for_others() {
    String direct = Direct.of("ana", "bob");
    house.table.put(Keys.room(direct), StoredRoom.of(Access.INVITE).withMembers(2));
    house.table.put(Keys.member(direct, "ana"), StoredMember.named("ana"));
    house.table.put(Keys.member(direct, "bob"), StoredMember.named("bob"));

    for (String action : List.of("kick", "ban", "unban", "invite", "quitRoom", "requestJoin")) {
      String fields = Set.of("quitRoom", "requestJoin").contains(action) ? "" : ",\"user\":\"bob\"";
      String frame = "{\"action\":\"%s\",\"room\":\"%s\"%s}".formatted(action, direct, fields);
      assertThat(code(house.answer("ana", frame))).as(frame).isEqualTo(ErrorCode.FORBIDDEN);
      assertThat(code(house.answer("eve", frame))).as(frame).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    }
    assertThat(house.topic.published()).isEmpty();
  }

  @Test
  void what_another_function_does_is_not_done_here() {
    assertThat(code(house.answer("ana", "{\"action\":\"join\",\"room\":\"" + TEA + "\"}")))
        .isEqualTo(ErrorCode.UNKNOWN_ACTION);
  }
}
