package io.roomcast.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Access;
import io.roomcast.events.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActTest {

  private static final Set<Verdict> REFUSED =
      Set.of(Verdict.FORBIDDEN, Verdict.NOT_MEMBER, Verdict.ROOM_NOT_FOUND);

  @Test
  void from_outside_one_may_join_an_open_room_and_ask_for_one_to_be_asked_for_and_nothing_else() {
    List<String> allowed = new ArrayList<>();
    for (Act act : Act.values()) {
      for (Access access : Access.values()) {
        if (!REFUSED.contains(act.verdict(access, null))) {
          allowed.add(act + " " + access);
        }
      }
    }

    assertThat(allowed).containsExactly("JOIN OPEN", "REQUEST_JOIN REQUEST");
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void from_outside_a_room_by_invitation_is_not_there(Act act) {
    assertThat(act.verdict(Access.INVITE, null)).isEqualTo(Verdict.ROOM_NOT_FOUND);
    assertThat(Act.isKnown(Access.INVITE)).isFalse();
    assertThat(Act.isKnown(Access.REQUEST)).isTrue();
    assertThat(Act.isKnown(Access.OPEN)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void a_member_is_never_told_to_be_none(Act act) {
    for (Access access : Access.values()) {
      assertThat(Arrays.stream(Role.values()).map(role -> act.verdict(access, role)))
          .doesNotContain(Verdict.NOT_MEMBER, Verdict.ROOM_NOT_FOUND);
    }
  }

  @ParameterizedTest
  @EnumSource(Act.class)
  void a_higher_role_may_all_that_a_lower_one_may(Act act) {
    for (Access access : Access.values()) {
      boolean lowerMay = false;
      for (Role role : Role.values()) {
        boolean may = !REFUSED.contains(act.verdict(access, role));
        assertThat(may || !lowerMay).as("%s in %s as %s", act, access, role).isTrue();
        lowerMay = may;
      }
    }
  }

  @Test
  void where_moderators_send_members_do_not() {
    assertThat(Act.SEND_AMONG_MODERATORS.roles(Access.OPEN))
        .containsExactly(Role.MODERATOR, Role.OWNER);
    assertThat(Act.SEND.roles(Access.OPEN)).containsExactly(Role.values());
    assertThat(Act.EDIT_AMONG_MODERATORS.roles(Access.OPEN))
        .containsExactly(Role.MODERATOR, Role.OWNER);
    assertThat(Act.EDIT.roles(Access.OPEN)).containsExactly(Role.values());
  }
}
