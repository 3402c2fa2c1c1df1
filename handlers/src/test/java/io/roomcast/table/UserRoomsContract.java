package io.roomcast.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link UserRooms} does. */
abstract class UserRoomsContract {

  abstract UserRooms userRooms();

  /** The user becomes a member of a room whose head is there. */
  abstract void enter(String room, String userId, Role role, Sequence head);

  /** The member gets another role. */
  abstract void change(String room, String userId, Role before, Role now);

  abstract void leave(String room, String userId, Role before);

  static Sequence seq(int number) {
    return Sequence.of(10, Integer.toString(number));
  }

  @Test
  void who_is_in_no_room_has_none() {
    assertThat(userRooms().page("ana", null, 10)).isEqualTo(new UserRooms.Page(List.of(), null));
    assertThat(userRooms().read("tea", "ana", seq(3))).isEmpty();
  }

  @Test
  void what_was_there_when_one_came_counts_as_read() {
    enter("tea", "ana", Role.MEMBER, seq(7));
    enter("new", "ana", Role.OWNER, Sequence.NONE);

    assertThat(userRooms().page("ana", null, 10).rooms())
        .containsExactly(
            new UserRoom("new", Role.OWNER, Sequence.NONE),
            new UserRoom("tea", Role.MEMBER, seq(7)));
  }

  @Test
  void a_mark_moves_up_and_never_down() {
    enter("tea", "ana", Role.MEMBER, seq(3));

    assertThat(userRooms().read("tea", "ana", seq(2))).as("before one came").contains(seq(3));
    assertThat(userRooms().read("tea", "ana", seq(3))).contains(seq(3));
    assertThat(userRooms().read("tea", "ana", seq(9))).contains(seq(9));
    assertThat(userRooms().read("tea", "ana", seq(10))).contains(seq(10));
    assertThat(userRooms().read("tea", "ana", seq(9))).contains(seq(10));
    assertThat(userRooms().read("tea", "ana", Sequence.NONE)).contains(seq(10));
    assertThat(rooms("ana")).containsExactly(new UserRoom("tea", Role.MEMBER, seq(10)));
  }

  @Test
  void a_mark_is_of_one_user_in_one_room() {
    enter("tea", "ana", Role.MEMBER, Sequence.NONE);
    enter("jam", "ana", Role.MEMBER, Sequence.NONE);
    enter("tea", "bob", Role.MEMBER, Sequence.NONE);

    assertThat(userRooms().read("tea", "ana", seq(4))).contains(seq(4));

    assertThat(rooms("ana")).extracting(UserRoom::read).containsExactly(Sequence.NONE, seq(4));
    assertThat(rooms("bob")).extracting(UserRoom::read).containsExactly(Sequence.NONE);
  }

  @Test
  void another_role_leaves_the_mark() {
    enter("tea", "ana", Role.MEMBER, Sequence.NONE);
    userRooms().read("tea", "ana", seq(4));

    change("tea", "ana", Role.MEMBER, Role.MODERATOR);

    assertThat(rooms("ana")).containsExactly(new UserRoom("tea", Role.MODERATOR, seq(4)));
  }

  @Test
  void who_left_has_the_room_and_its_mark_no_more() {
    enter("tea", "ana", Role.MEMBER, Sequence.NONE);
    userRooms().read("tea", "ana", seq(4));

    leave("tea", "ana", Role.MEMBER);
    assertThat(rooms("ana")).isEmpty();
    assertThat(userRooms().read("tea", "ana", seq(5))).isEmpty();

    enter("tea", "ana", Role.MEMBER, seq(6));
    assertThat(rooms("ana")).containsExactly(new UserRoom("tea", Role.MEMBER, seq(6)));
  }

  @Test
  void rooms_come_in_pages_one_after_the_other() {
    for (String room : List.of("a", "b", "c", "d", "e")) {
      enter(room, "ana", Role.MEMBER, Sequence.NONE);
    }
    enter("f", "anab", Role.MEMBER, Sequence.NONE);

    assertThat(page(null)).containsExactly("a", "b", "next b");
    assertThat(page("b")).containsExactly("c", "d", "next d");
    assertThat(page("d")).containsExactly("e");
    assertThat(page("cc")).as("after a room that is gone").containsExactly("d", "e");
  }

  private List<String> page(@Nullable String after) {
    UserRooms.Page page = userRooms().page("ana", after, 2);
    return Stream.concat(
            page.rooms().stream().map(UserRoom::room),
            Stream.ofNullable(page.next()).map(next -> "next " + next))
        .toList();
  }

  private List<UserRoom> rooms(String userId) {
    return userRooms().page(userId, null, 10).rooms();
  }
}
