package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.ListedMember;
import io.roomcast.events.Role;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.UserRooms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Roll} does. */
abstract class RollContract {

  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  abstract Roll roll();

  abstract Members members();

  abstract Connections connections();

  abstract UserRooms userRooms();

  abstract void ban(String room, String userId);

  /** Not a member any more, but known. */
  abstract void putOut(String room, String userId);

  private void enter(String room, String userId) {
    Connection connection = new Connection(userId + "=", userId, userId + "'s name", NOW);
    connections().connect(connection);
    members()
        .enterAsNew(room, connection, new Member(Member.MEMBER, connection.userName(), false), NOW);
  }

  private static ListedMember listed(String userId, @Nullable Integer read) {
    return new ListedMember(
        userId, userId + "'s name", Role.MEMBER, read == null ? null : seq(read));
  }

  @Test
  void a_room_without_members_has_none() {
    assertThat(roll().page("tea", null, 10)).isEqualTo(new Roll.Page(List.of(), null));
  }

  @Test
  void members_come_in_pages_with_their_marks() {
    for (String user : List.of("cyd", "ana", "bob", "dan")) {
      enter("tea", user);
    }
    enter("teapot", "eve");
    userRooms().read("tea", "bob", seq(4));

    Roll.Page first = roll().page("tea", null, 3);
    assertThat(first.members())
        .containsExactly(listed("ana", null), listed("bob", 4), listed("cyd", null));
    assertThat(first.next()).isEqualTo("cyd");
    assertThat(roll().page("tea", "cyd", 3))
        .isEqualTo(new Roll.Page(List.of(listed("dan", null)), null));
  }

  @Test
  void who_is_known_and_no_member_takes_a_place_on_a_page_and_is_not_on_it() {
    for (String user : List.of("ana", "bob", "cyd", "dan")) {
      enter("tea", user);
    }
    ban("tea", "ana");
    putOut("tea", "bob");

    assertThat(roll().page("tea", null, 2)).isEqualTo(new Roll.Page(List.of(), "bob"));
    assertThat(roll().page("tea", "bob", 2).members())
        .containsExactly(listed("cyd", null), listed("dan", null));
  }
}
