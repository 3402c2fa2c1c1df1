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
import io.roomcast.events.User;
import io.roomcast.publishing.Direct;
import io.roomcast.publishing.Hashes;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredDeletion;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rooms are deleted. */
class DeletingTest {

  private final House house = new House();

  private Reply delete(String user) {
    return house.ask(user, "deleteRoom", "");
  }

  @Test
  void the_room_is_told_that_it_is_deleted() {
    house.with(Access.REQUEST);

    Reply.Ack ack = (Reply.Ack) delete("olga");

    assertThat(ack).isEqualTo(new Reply.Ack("1", TEA, null, null, ack.seq(), null, null, null));
    assertThat(ack.seq()).isNotNull();
    assertThat(house.told())
        .containsExactly(
            new Content.Room(
                new User("olga", "olga's name"),
                Instant.parse("2026-01-31T12:00:00.123Z"),
                RoomChange.DELETED,
                "Tea",
                "",
                Access.REQUEST,
                Posting.ALL,
                0,
                2));
  }

  @Test
  void from_then_on_the_room_is_not_there_for_anyone() {
    house.with(Access.REQUEST).and("mo", Role.MODERATOR).and("mel", Role.MEMBER);
    delete("olga");

    for (String action : List.of("requestJoin", "quitRoom", "deleteRoom")) {
      assertThat(code(house.ask("mel", action, ""))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
      assertThat(code(house.ask("eve", action, ""))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    }
    for (String action : List.of("invite", "kick", "ban", "mute")) {
      assertThat(code(house.on("mo", action, "mel"))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
      assertThat(code(house.on("olga", action, "mel"))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    }
    assertThat(code(house.ask("olga", "updateRoom", ",\"version\":2,\"name\":\"x\"")))
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void the_frame_sent_again_is_the_same_deletion_and_the_same_event() {
    house.with(Access.OPEN);
    Reply first = delete("olga");
    house.now = house.now.plusSeconds(299);

    assertThat(delete("olga")).isEqualTo(first);
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void a_room_that_was_deleted_and_not_told_of_is_told_of_by_any_owner_later() {
    house.with(Access.OPEN).and("omar", Role.OWNER);
    house.topic.failWith(new IllegalStateException("down"));
    assertThat(code(delete("olga"))).isEqualTo(ErrorCode.UNAVAILABLE);
    house.topic.failWith(null);
    house.now = house.now.plusSeconds(3_600);

    assertThat(outcome(delete("omar"))).isEqualTo("ack");
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void a_retry_that_comes_when_all_is_removed_is_acked_and_tells_nothing() {
    house.with(Access.OPEN);
    delete("olga");
    StoredDeletion there =
        Objects.requireNonNull(house.table.get(Keys.room(TEA), StoredDeletion.class));
    house.table.put(Keys.room(TEA), new StoredDeletion(null, there.made(), there.madeAt()));
    house.table.call(all -> all.remove(Keys.member(TEA, "olga")));

    assertThat(delete("olga"))
        .isEqualTo(new Reply.Ack("1", TEA, null, null, null, null, null, null));
    house.now = house.now.plusSeconds(301);
    assertThat(code(delete("olga"))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(house.told()).hasSize(1);
  }

  @Test
  void the_client_id_of_a_deleted_room_makes_no_other() {
    String create =
        "{\"action\":\"createRoom\",\"clientId\":\"c1\",\"name\":\"Tea\",\"access\":\"open\"}";
    house.answer("ana", create);
    String room = Hashes.roomId("ana", "c1");
    house.answer("ana", "{\"action\":\"deleteRoom\",\"room\":\"" + room + "\"}");

    assertThat(code(house.answer("ana", create))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(house.told()).hasSize(2);
  }

  @Test
  void direct_conversations_inboxes_and_rooms_of_the_stack_are_not_deleted() {
    String direct = Direct.of("ana", "bob");
    house.table.put(Keys.room(direct), StoredRoom.of(Access.INVITE).withMembers(2));
    house.table.put(Keys.member(direct, "ana"), StoredMember.named("ana"));

    for (String room : List.of(direct, "@me", "general")) {
      assertThat(code(house.answer("ana", "{\"action\":\"deleteRoom\",\"room\":\"" + room + "\"}")))
          .as(room)
          .isEqualTo(ErrorCode.FORBIDDEN);
    }
    assertThat(house.topic.published()).isEmpty();
  }
}
