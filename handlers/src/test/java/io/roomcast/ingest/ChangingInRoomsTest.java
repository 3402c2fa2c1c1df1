package io.roomcast.ingest;

import static io.roomcast.sqs.QueueMessages.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Posting;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.permissions.Act;
import io.roomcast.permissions.Verdict;
import io.roomcast.publishing.Direct;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits, deletes and reactions go by the rules of a room. */
class ChangingInRoomsTest extends ChangingScene {

  @ParameterizedTest
  @ValueSource(strings = {EDIT_ACTION, DELETE_ACTION, REACT_ACTION})
  void who_is_banned_changes_nothing(String action) {
    table.put(Keys.member("general", "ana"), new StoredMember("member", "ana", true, 0));

    assertThat(code(answer("ana", frame(action)))).isEqualTo(ErrorCode.BANNED);
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void who_is_muted_neither_edits_nor_reacts_and_takes_back_what_was_said() {
    table.put(Keys.member("general", "ana"), StoredMember.named("ana").muted(now.plusSeconds(60)));

    assertThat(code(answer("ana", EDIT))).isEqualTo(ErrorCode.MUTED);
    assertThat(code(answer("ana", REACT))).isEqualTo(ErrorCode.MUTED);
    assertThat(topic.published()).isEmpty();
    assertThat(answer("ana", DELETE)).isInstanceOf(Reply.Ack.class);
  }

  @Test
  void where_moderators_send_a_member_does_not_edit_but_reacts_and_deletes() {
    room(new Room("News", "", Access.REQUEST, Posting.MODERATORS, 0, 1));

    assertThat(code(answer("ana", inRoom(EDIT)))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(topic.published()).isEmpty();
    assertThat(answer("ana", inRoom(REACT))).isInstanceOf(Reply.Ack.class);
    assertThat(answer("ana", inRoom(DELETE))).isInstanceOf(Reply.Ack.class);
  }

  @Test
  void a_change_neither_waits_for_the_slow_mode_nor_begins_it() {
    room(new Room("Tea", "", Access.OPEN, Posting.ALL, 60, 1));
    String send =
        """
        {"action":"send","room":"r_tea","clientId":"%s","body":{"text":"hi"}}""";

    assertThat(answer("ana", inRoom(REACT))).isInstanceOf(Reply.Ack.class);
    assertThat(answer("ana", send.formatted("m1"))).isInstanceOf(Reply.Ack.class);
    assertThat(code(answer("ana", send.formatted("m2")))).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(answer("ana", inRoom(EDIT))).isInstanceOf(Reply.Ack.class);
    assertThat(answer("ana", inRoom(DELETE))).isInstanceOf(Reply.Ack.class);
  }

  @Test
  void in_a_room_of_the_stack_and_as_one_who_is_muted_nobody_pins() {
    assertThat(code(answer("ana", PIN))).isEqualTo(ErrorCode.FORBIDDEN);
    table.put(
        Keys.member("general", "mo"),
        new StoredMember("moderator", "mo", false, 0).muted(now.plusSeconds(60)));
    assertThat(code(answer("mo", PIN))).isEqualTo(ErrorCode.MUTED);
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void in_a_direct_conversation_both_pin_until_one_has_blocked_the_other() {
    String room = Direct.of("ana", "bob");
    table.put(
        Keys.room(room),
        new StoredRoom(
            new Room("a, b", "", Access.INVITE, Posting.ALL, 0, 1), 2, 1, "", Instant.EPOCH));
    table.put(Keys.member(room, "ana"), StoredMember.named("ana"));
    table.put(Keys.member(room, "bob"), StoredMember.named("bob"));
    log(room, 3, said(3));
    String pin = PIN.replace("general", room);

    assertThat(answer("ana", pin)).isInstanceOf(Reply.Ack.class);
    assertThat(answer("bob", pin)).isInstanceOf(Reply.Ack.class);
    table.put(Keys.member(room, "bob"), StoredMember.named("bob").blockedBy(Set.of("ana")));
    assertThat(code(answer("bob", pin))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(answer("eve", pin))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
  }

  /**
   * One may change, as this role (null: not a member) in a room of this access, one's own or not.
   */
  record Cell(Act act, Access access, @Nullable Role role, boolean own) {}

  static Stream<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    List<@Nullable Role> roles = new ArrayList<>(List.of(Role.values()));
    roles.add(null);
    for (Act act : List.of(Act.EDIT, Act.EDIT_AMONG_MODERATORS, Act.DELETE, Act.REACT, Act.PIN)) {
      for (Access access : Access.values()) {
        for (Role role : roles) {
          cells.add(new Cell(act, access, role, true));
          cells.add(new Cell(act, access, role, false));
        }
      }
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_change_is_taken_where_the_table_says_so(Cell cell) {
    Posting posting = cell.act() == Act.EDIT_AMONG_MODERATORS ? Posting.MODERATORS : Posting.ALL;
    String user = cell.own() ? "ana" : "bob";
    room(new Room("Tea", "", cell.access(), posting, 0, 1));
    table.put(
        Keys.member("r_tea", user),
        new StoredMember(cell.role() == null ? null : cell.role().wire(), user, false, 0));

    Reply reply = answer(user, inRoom(frame(cell.act())));

    assertThat(reply instanceof Reply.Ack ? "ack" : code(reply).name()).isEqualTo(expected(cell));
    assertThat(topic.published()).hasSize(reply instanceof Reply.Ack ? 1 : 0);
  }

  private static String frame(Act act) {
    return act == Act.DELETE ? DELETE : act == Act.REACT ? REACT : act == Act.PIN ? PIN : EDIT;
  }

  private static String expected(Cell cell) {
    Verdict verdict = cell.act().verdict(cell.access(), cell.role());
    return switch (verdict) {
      case YES -> "ack";
      case SELF -> cell.own() ? "ack" : "FORBIDDEN";
      case FORBIDDEN, NOT_MEMBER, ROOM_NOT_FOUND -> verdict.name();
      case BELOW, BELOW_OR_SELF -> throw new AssertionError("no change is to lower roles");
    };
  }

  private static String inRoom(String frame) {
    return frame.replace("general", "r_tea");
  }

  /** A room that a user made, where ana said message 3. */
  private void room(Room room) {
    table.put(Keys.room("r_tea"), new StoredRoom(room, 1, 1, "", Instant.EPOCH));
    table.put(Keys.member("r_tea", "ana"), StoredMember.named("ana"));
    log("r_tea", 3, said(3));
  }
}
