package io.roomcast.permissions;

import io.roomcast.events.Access;
import io.roomcast.events.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: for each act what one may who is not a member, a member, a moderator, an owner,
 * by the access of the room where that matters. The one place that says so; {@code
 * docs/permissions.md} is made from it.
 */
public enum Act {
  JOIN("`join`", Cells.ENTERED, Cells.YES, Cells.YES, Cells.YES),
  SEND("`send`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  SEND_AMONG_MODERATORS(
      "`send`, where posting is `moderators`", Cells.OUTSIDE, Cells.NO, Cells.YES, Cells.YES),
  EDIT("`edit`", Cells.OUTSIDE, Cells.SELF, Cells.SELF, Cells.SELF),
  EDIT_AMONG_MODERATORS(
      "`edit`, where posting is `moderators`", Cells.OUTSIDE, Cells.NO, Cells.SELF, Cells.SELF),
  DELETE("`delete`", Cells.OUTSIDE, Cells.SELF, Cells.YES, Cells.YES),
  REACT("`react`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  PIN("`pin`", Cells.OUTSIDE, Cells.NO, Cells.YES, Cells.YES),
  PIN_BETWEEN_TWO(
      "`pin`, in a direct conversation", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  TYPING("`typing`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  TYPING_AMONG_MODERATORS(
      "`typing`, where posting is `moderators`", Cells.OUTSIDE, Cells.NO, Cells.YES, Cells.YES),
  HISTORY("`history`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  THREAD("`thread`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  PINS("`pins`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  READ("`read`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  MEMBERS("`members`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  REQUEST_JOIN("`requestJoin`", Cells.ASKED, Cells.NO, Cells.NO, Cells.NO),
  ANSWER_JOIN("`answerJoin`", Cells.OUTSIDE, Cells.NO, Cells.YES, Cells.YES),
  INVITE("`invite`", Cells.OUTSIDE, Cells.YES_WHERE_OPEN, Cells.YES, Cells.YES),
  QUIT_ROOM("`quitRoom`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  KICK("`kick`", Cells.OUTSIDE, Cells.NO, Cells.BELOW, Cells.BELOW),
  BAN("`ban`", Cells.OUTSIDE, Cells.NO, Cells.BELOW, Cells.BELOW),
  UNBAN("`unban`", Cells.OUTSIDE, Cells.NO, Cells.YES, Cells.YES),
  MUTE("`mute`", Cells.OUTSIDE, Cells.NO, Cells.BELOW, Cells.BELOW),
  SET_ROLE("`setRole`", Cells.OUTSIDE, Cells.NO, Cells.SELF, Cells.BELOW_OR_SELF),
  UPDATE_ROOM("`updateRoom`", Cells.OUTSIDE, Cells.NO, Cells.YES, Cells.YES),
  DELETE_ROOM("`deleteRoom`", Cells.OUTSIDE, Cells.NO, Cells.NO, Cells.YES),
  REPORT("`report`", Cells.OUTSIDE, Cells.YES, Cells.YES, Cells.YES),
  REPORTS("`reports`", Cells.OUTSIDE, Cells.NO, Cells.YES, Cells.YES),
  CLOSE_REPORT("`closeReport`", Cells.OUTSIDE, Cells.NO, Cells.YES, Cells.YES);

  /** A verdict for each access. */
  private enum Cells {
    YES(Verdict.YES),
    NO(Verdict.FORBIDDEN),
    BELOW(Verdict.BELOW),
    SELF(Verdict.SELF),
    BELOW_OR_SELF(Verdict.BELOW_OR_SELF),
    YES_WHERE_OPEN(Verdict.YES, Verdict.FORBIDDEN, Verdict.FORBIDDEN),
    /** Of who is not a member: of a room by invitation nothing is said. */
    OUTSIDE(Verdict.NOT_MEMBER, Verdict.NOT_MEMBER, Verdict.ROOM_NOT_FOUND),
    ENTERED(Verdict.YES, Verdict.NOT_MEMBER, Verdict.ROOM_NOT_FOUND),
    ASKED(Verdict.FORBIDDEN, Verdict.YES, Verdict.ROOM_NOT_FOUND);

    private final Verdict open;
    private final Verdict request;
    private final Verdict invite;

    Cells(Verdict verdict) {
      this(verdict, verdict, verdict);
    }

    Cells(Verdict open, Verdict request, Verdict invite) {
      this.open = open;
      this.request = request;
      this.invite = invite;
    }

    Verdict of(Access access) {
      return switch (access) {
        case OPEN -> open;
        case REQUEST -> request;
        case INVITE -> invite;
      };
    }
  }

  private final String words;
  private final Cells outsiders;
  private final Cells members;
  private final Cells moderators;
  private final Cells owners;

  Act(String words, Cells outsiders, Cells members, Cells moderators, Cells owners) {
    this.words = words;
    this.outsiders = outsiders;
    this.members = members;
    this.moderators = moderators;
    this.owners = owners;
  }

  /** What one of this role may in a room of this access; null is for who is not a member. */
  public Verdict verdict(Access access, @Nullable Role role) {
    if (role == null) {
      return outsiders.of(access);
    }
    return switch (role) {
      case MEMBER -> members.of(access);
      case MODERATOR -> moderators.of(access);
      case OWNER -> owners.of(access);
    };
  }

  /** The roles that may, be it only to some, in a room of this access. */
  public Set<Role> roles(Access access) {
    return Arrays.stream(Role.values())
        .filter(role -> verdict(access, role) != Verdict.FORBIDDEN)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }

  /** Whether one who is not a member may know that a room of this access is there. */
  public static boolean isKnown(Access access) {
    return HISTORY.verdict(access, null) != Verdict.ROOM_NOT_FOUND;
  }

  /** The action on the wire, and when. */
  public String words() {
    return words;
  }
}
