package io.roomcast.rooms;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.LeftReason;
import io.roomcast.events.MembershipChange;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Role;
import io.roomcast.permissions.Act;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an action on a member. Whoever made the last change to that member with the same
 * frame is told again what came of it, whatever they may by now.
 */
final class MemberDecisions {

  private MemberDecisions() {}

  static Decision quit(Case decided, Action.QuitRoom quit) {
    Mark mark = decided.occasion().mark(quit);
    return new Change(decided, Act.QUIT_ROOM, MembershipChange.QUIT, LeftReason.QUIT, null)
        .decide(mark, member -> member.out(false, mark));
  }

  static Decision kick(Case decided, Action.Kick kick) {
    Mark mark = decided.occasion().mark(kick);
    return new Change(
            decided, Act.KICK, MembershipChange.KICKED, LeftReason.KICKED, NoticeKind.REMOVED)
        .decide(mark, member -> member.out(false, mark));
  }

  /** One who was never a member is not told: they may not know that there is such a room. */
  static Decision ban(Case decided, Action.Ban ban) {
    Mark ofMember = decided.occasion().mark(ban, "member");
    boolean removes = decided.target().isMember() || decided.target().made().isRetriedBy(ofMember);
    Mark mark = removes ? ofMember : decided.occasion().mark(ban);
    Change change =
        new Change(
            decided,
            Act.BAN,
            MembershipChange.BANNED,
            LeftReason.BANNED,
            removes ? NoticeKind.REMOVED : null);
    return change.decide(
        mark,
        user -> !user.banned(),
        new Decision.Done(Sequel.none(ban.user())),
        user -> user.out(true, mark));
  }

  static Decision unban(Case decided, Action.Unban unban) {
    Mark mark = decided.occasion().mark(unban);
    return new Change(decided, Act.UNBAN, MembershipChange.UNBANNED, null, null)
        .decide(
            mark,
            Membership::banned,
            notFound("the user is not banned"),
            user -> user.out(false, mark));
  }

  static Decision setRole(Case decided, Action.SetRole set) {
    Mark mark = decided.occasion().mark(set, set.role().wire());
    Role own = decided.actor().role();
    Decision otherwise =
        decided.target().isMember()
            ? new Decision.Done(Sequel.none(set.user()))
            : notFound("the user is not a member");
    if (own != null && set.role().compareTo(own) > 0) {
      return Case.forbidden();
    }
    Decision decision =
        new Change(decided, Act.SET_ROLE, MembershipChange.ROLE, null, null)
            .decide(
                mark,
                user -> user.isMember() && user.role() != set.role(),
                otherwise,
                user -> user.as(set.role(), mark));
    if (decision instanceof Decision.Do
        && set.role() == Role.OWNER
        && !decided.allowance().ownsOneMore()) {
      return new Decision.No(ErrorCode.LIMIT_REACHED, "the user owns as many rooms as one may own");
    }
    boolean oneMore =
        decision instanceof Decision.Do
            && set.role() != Role.MEMBER
            && !decided.target().isModerating();
    return oneMore && decided.state().hasEnoughModerators()
        ? new Decision.No(
            ErrorCode.LIMIT_REACHED, "the room has as many moderators and owners as it may have")
        : decision;
  }

  static Decision mute(Case decided, Action.Mute mute) {
    Instant until = mute.until();
    Instant ahead = until == null || until.isAfter(decided.occasion().now()) ? until : null;
    Mark mark = decided.occasion().mark(mute, until == null ? "" : until);
    return new Change(decided, Act.MUTE, MembershipChange.MUTED, null, null)
        .decide(mark, member -> member.silent(ahead, mark));
  }

  private static Decision.No notFound(String message) {
    return new Decision.No(ErrorCode.USER_NOT_FOUND, message);
  }

  /** What the room is told of the user as they are now. */
  static Sequel told(
      Case decided, MembershipChange change, Membership user, @Nullable LeftReason out) {
    boolean tellsRole = change == MembershipChange.ROLE || change == MembershipChange.JOINED;
    return Sequel.ofMember(
        decided.room(),
        new Content.MemberChange(
            decided.occasion().by(),
            decided.occasion().now(),
            user.user(),
            change,
            tellsRole ? user.role() : null,
            change == MembershipChange.MUTED ? user.mutedUntil() : null),
        user.change(),
        out);
  }

  /** What the user's inbox is told of what they are now. */
  static Notification noticed(Case decided, NoticeKind kind, Membership user) {
    Content.Notice notice =
        new Content.Notice(
            decided.occasion().by(), decided.occasion().now(), kind, decided.room(), null);
    return new Notification(Set.of(user.user().id()), notice, Long.toString(user.change()));
  }

  /** An act on one member, and what the room is told of it. */
  private record Change(
      Case decided,
      Act act,
      MembershipChange change,
      @Nullable LeftReason out,
      @Nullable NoticeKind notice) {

    /** Of one who must be a member. */
    Decision decide(Mark mark, UnaryOperator<Membership> after) {
      return decide(mark, Membership::isMember, notFound("the user is not a member"), after);
    }

    Decision decide(
        Mark mark,
        Predicate<Membership> condition,
        Decision otherwise,
        UnaryOperator<Membership> change) {
      Membership before = decided.target();
      if (before.made().isRetriedBy(mark)) {
        return new Decision.Done(told(before));
      }
      Decision.No refusal = decided.refusal(act);
      if (refusal != null) {
        return refusal;
      }
      if (!condition.test(before)) {
        return otherwise;
      }
      Membership after = change.apply(before);
      boolean lastOwner =
          before.role() == Role.OWNER
              && after.role() != Role.OWNER
              && decided.state().owners() <= 1;
      return lastOwner
          ? new Decision.No(ErrorCode.LAST_OWNER, "the room needs an owner; make another one first")
          : new Decision.Do(
              new Write.Change(decided.room(), decided.actor(), before, after, false), told(after));
    }

    private Sequel told(Membership user) {
      Sequel sequel = MemberDecisions.told(decided, change, user, out);
      return notice == null ? sequel : sequel.with(noticed(decided, notice, user));
    }
  }
}
