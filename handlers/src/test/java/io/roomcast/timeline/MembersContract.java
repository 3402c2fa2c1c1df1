package io.roomcast.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.UserRoom;
import io.roomcast.table.UserRooms;
import io.roomcast.timeline.Members.Entrance;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Members} does. */
abstract class MembersContract {

  static final int ROOMS = 5;
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Connection ANA = new Connection("c1=", "ana", "Ana", NOW);
  private static final Member MEMBER = new Member(Member.MEMBER, "Ana", false);

  abstract Members members();

  abstract Connections connections();

  abstract void ban(String room, String userId);

  /** Makes the user one who was a member, and is not any more. */
  abstract void putOut(String room, String userId);

  /** Makes a room of this access with so many members. */
  abstract void make(String room, Access access, int members);

  abstract long count(String room);

  abstract UserRooms userRooms();

  private List<UserRoom> rooms() {
    return userRooms().page("ana", null, 10).rooms();
  }

  @Test
  void who_never_joined_is_not_a_member() {
    assertThat(members().find("r", "ana")).isEmpty();
  }

  @Test
  void a_new_member_is_in_the_room_on_the_connection() {
    connections().connect(ANA);

    assertThat(members().enterAsNew("r", ANA, MEMBER, NOW)).isEqualTo(Entrance.ENTERED);
    assertThat(rooms()).containsExactly(new UserRoom("r", Role.MEMBER, Sequence.NONE));
    assertThat(members().find("r", "ana")).contains(MEMBER);
    assertThat(connections().inRoom("r")).containsExactly("c1=");
    assertThat(connections().rooms("c1=")).containsExactly("r");
  }

  @Test
  void a_member_does_not_become_one_again() {
    connections().connect(ANA);
    members().enterAsNew("r", ANA, MEMBER, NOW);
    connections().leave("r", "c1=");
    connections().forget("r", "c1=");

    assertThat(members().enterAsNew("r", ANA, MEMBER, NOW)).isEqualTo(Entrance.REFUSED);
    assertThat(connections().inRoom("r")).isEmpty();
    assertThat(connections().rooms("c1=")).isEmpty();
  }

  @Test
  void a_member_enters_on_another_connection() {
    Connection second = new Connection("c2=", "ana", "Ana", NOW);
    connections().connect(ANA);
    connections().connect(second);
    members().enterAsNew("r", ANA, MEMBER, NOW);

    assertThat(members().enter("r", second)).isEqualTo(Entrance.ENTERED);
    assertThat(connections().inRoom("r")).containsExactlyInAnyOrder("c1=", "c2=");
  }

  @Test
  void a_member_goes_by_the_name_of_the_connection_that_entered_last() {
    Connection second = new Connection("c2=", "ana", "Ana Lovelace", NOW);
    connections().connect(ANA);
    connections().connect(second);
    members().enterAsNew("r", ANA, MEMBER, NOW);
    members().enter("r", second);

    assertThat(members().find("r", "ana"))
        .contains(new Member(Member.MEMBER, "Ana Lovelace", false));
  }

  @Test
  void entering_again_changes_nothing() {
    connections().connect(ANA);
    members().enterAsNew("r", ANA, MEMBER, NOW);

    assertThat(members().enter("r", ANA)).isEqualTo(Entrance.ENTERED);
    assertThat(connections().inRoom("r")).containsExactly("c1=");
  }

  @Test
  void who_was_a_member_enters_as_a_new_one_and_not_as_one() {
    connections().connect(ANA);
    members().enterAsNew("r", ANA, MEMBER, NOW);
    connections().leave("r", "c1=");
    connections().forget("r", "c1=");
    putOut("r", "ana");

    assertThat(members().find("r", "ana")).isEmpty();
    assertThat(members().enter("r", ANA)).isEqualTo(Entrance.REFUSED);
    assertThat(members().enterAsNew("r", ANA, MEMBER, NOW)).isEqualTo(Entrance.ENTERED);
    assertThat(members().find("r", "ana")).contains(MEMBER);
  }

  @Test
  void who_enters_an_open_room_is_one_more() {
    connections().connect(ANA);
    make("r", Access.OPEN, 4);

    assertThat(members().enterAsOneMore("r", ANA, MEMBER, NOW, 5)).isEqualTo(Entrance.ENTERED);
    assertThat(count("r")).isEqualTo(5);
    assertThat(members().find("r", "ana")).contains(MEMBER);
    assertThat(connections().inRoom("r")).containsExactly("c1=");
    assertThat(rooms()).containsExactly(new UserRoom("r", Role.MEMBER, Sequence.NONE));
    assertThat(members().enterAsOneMore("r", ANA, MEMBER, NOW, 6)).isEqualTo(Entrance.REFUSED);
    assertThat(count("r")).isEqualTo(5);
  }

  @Test
  void a_room_with_all_its_members_is_full_for_who_is_none_of_them() {
    connections().connect(ANA);
    make("r", Access.OPEN, 5);

    assertThat(members().enterAsOneMore("r", ANA, MEMBER, NOW, 5)).isEqualTo(Entrance.FULL);
    assertThat(rooms()).isEmpty();
    assertThat(count("r")).isEqualTo(5);
    assertThat(members().find("r", "ana")).isEmpty();
    assertThat(connections().inRoom("r")).isEmpty();
  }

  @Test
  void who_is_in_as_many_rooms_as_one_may_be_in_enters_no_other() {
    connections().connect(ANA);
    for (int n = 1; n <= ROOMS; n++) {
      assertThat(members().enterAsNew("r" + n, ANA, MEMBER, NOW)).isEqualTo(Entrance.ENTERED);
    }
    make("r", Access.OPEN, 4);

    assertThat(members().enterAsNew("s", ANA, MEMBER, NOW)).isEqualTo(Entrance.LIMIT);
    assertThat(members().enterAsOneMore("r", ANA, MEMBER, NOW, 5)).isEqualTo(Entrance.LIMIT);
    assertThat(count("r")).isEqualTo(4);
    assertThat(members().find("s", "ana")).isEmpty();
    assertThat(connections().inRoom("s")).isEmpty();
    assertThat(rooms()).hasSize(ROOMS);

    assertThat(members().enter("r1", ANA)).as("one's own").isEqualTo(Entrance.ENTERED);
    assertThat(members().enterAsNew("r1", ANA, MEMBER, NOW)).isEqualTo(Entrance.REFUSED);
    assertThat(members().enterAsOneMore("r", ANA, MEMBER, NOW, 4)).isEqualTo(Entrance.FULL);
  }

  @Test
  void a_room_that_is_open_no_more_is_not_entered() {
    connections().connect(ANA);
    make("r", Access.REQUEST, 1);

    assertThat(members().enterAsOneMore("r", ANA, MEMBER, NOW, 5)).isEqualTo(Entrance.REFUSED);
    assertThat(count("r")).isEqualTo(1);
    assertThat(members().find("r", "ana")).isEmpty();
  }

  @Test
  void who_is_not_a_member_does_not_enter() {
    connections().connect(ANA);

    assertThat(members().enter("r", ANA)).isEqualTo(Entrance.REFUSED);
    assertThat(connections().inRoom("r")).isEmpty();
    assertThat(connections().rooms("c1=")).isEmpty();
  }

  @Test
  void unasked_one_enters_without_being_a_member_and_does_not_become_one() {
    connections().connect(ANA);

    assertThat(members().enterUnasked("@ana", ANA)).isEqualTo(Entrance.ENTERED);
    assertThat(connections().inRoom("@ana")).containsExactly("c1=");
    assertThat(connections().rooms("c1=")).containsExactly("@ana");
    assertThat(members().find("@ana", "ana")).isEmpty();
    assertThat(members().enterUnasked("@ana", new Connection("c2=", "ana", "Ana", NOW)))
        .isEqualTo(Entrance.GONE);
  }

  @Test
  void who_is_banned_does_not_enter() {
    connections().connect(ANA);
    members().enterAsNew("r", ANA, MEMBER, NOW);
    connections().leave("r", "c1=");
    ban("r", "ana");

    assertThat(members().find("r", "ana")).contains(new Member(Member.MEMBER, "Ana", true));
    assertThat(members().enter("r", ANA)).isEqualTo(Entrance.REFUSED);
    assertThat(connections().inRoom("r")).isEmpty();
  }

  @Test
  void a_connection_that_is_gone_enters_nothing_and_makes_no_member() {
    assertThat(members().enterAsNew("r", ANA, MEMBER, NOW)).isEqualTo(Entrance.GONE);
    assertThat(members().find("r", "ana")).isEmpty();
    assertThat(connections().inRoom("r")).isEmpty();
    assertThat(connections().rooms("c1=")).isEmpty();
  }
}
