package io.roomcast.rooms;

import io.roomcast.events.Action;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.MembershipChange;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import io.roomcast.permissions.Act;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of the ways into a room by the word of others. */
final class JoinDecisions {

  /** For so long a request is open. */
  static final Duration OPEN = Duration.ofDays(7);

  private JoinDecisions() {}

  static Decision request(Case decided, Action.RequestJoin request) {
    Membership actor = decided.actor();
    Decision.No refusal = decided.refusal(Act.REQUEST_JOIN);
    if (refusal != null && refusal.code() == ErrorCode.FORBIDDEN) {
      return new Decision.No(
          ErrorCode.FORBIDDEN,
          actor.isMember() ? "a member already" : "this room is open: join it");
    }
    if (refusal != null) {
      return refusal;
    }
    Occasion occasion = decided.occasion();
    JoinRequest there = decided.request();
    if (there != null && there.declinedBy() == null) {
      boolean retried = occasion.now().plus(OPEN).isBefore(there.expiresAt().plus(Mark.RETRIES));
      return new Decision.Done(retried ? asked(decided, there) : Sequel.none(null));
    }
    JoinRequest made =
        new JoinRequest(
            occasion.by(),
            Objects.requireNonNullElse(request.note(), ""),
            occasion.now().plus(OPEN),
            null);
    return new Decision.Do(new Write.Ask(decided.room(), made), asked(decided, made));
  }

  /** A request goes by when it ends: one who asks again while it is open asks the same. */
  private static Sequel asked(Case decided, JoinRequest request) {
    Content.Notice notice =
        new Content.Notice(
            request.user(),
            decided.occasion().now(),
            NoticeKind.ASKED,
            decided.room(),
            request.note().isEmpty() ? null : request.note());
    String mark = request.user().id() + "#" + request.expiresAt().getEpochSecond();
    return Sequel.none(null).with(new Notification(decided.state().moderators(), notice, mark));
  }

  /** Two who answer at once: the first answer counts, and the same answer again is none. */
  static Decision answer(Case decided, Action.AnswerJoin answer, long memberLimit) {
    Mark mark = decided.occasion().mark(answer, answer.admit());
    Membership target = decided.target();
    if (target.made().isRetriedBy(mark)) {
      return new Decision.Done(told(decided, target, NoticeKind.ADMITTED));
    }
    Decision.No refusal = decided.refusal(Act.ANSWER_JOIN);
    if (refusal != null) {
      return refusal;
    }
    if (target.isMember() && answer.admit()) {
      return new Decision.Done(Sequel.none(answer.user()));
    }
    JoinRequest request = decided.request();
    if (!answer.admit() && isDeclined(request, decided.actor())) {
      return new Decision.Done(Sequel.none(answer.user()));
    }
    if (target.isMember() || request == null || request.declinedBy() != null) {
      return new Decision.No(ErrorCode.USER_NOT_FOUND, "the user has not asked to join");
    }
    return answer.admit()
        ? admit(decided, request.user(), mark, true, memberLimit)
        : new Decision.Do(
            new Write.Decline(decided.room(), decided.actor(), answer.user()),
            Sequel.none(answer.user()));
  }

  static Decision invite(Case decided, Action.Invite invite, long memberLimit) {
    Mark mark = decided.occasion().mark(invite);
    Membership target = decided.target();
    if (target.made().isRetriedBy(mark)) {
      return new Decision.Done(told(decided, target, NoticeKind.INVITED));
    }
    Decision.No refusal = decided.refusal(Act.INVITE);
    if (refusal != null) {
      return refusal;
    }
    JoinRequest request = decided.request();
    return target.isMember()
        ? new Decision.Done(Sequel.none(invite.user()))
        : admit(
            decided, request == null ? target.user() : request.user(), mark, false, memberLimit);
  }

  private static Decision admit(
      Case decided, User user, Mark mark, boolean asked, long memberLimit) {
    if (decided.target().banned()) {
      return new Decision.No(ErrorCode.FORBIDDEN, "the user is banned: unban comes first");
    }
    if (decided.state().members() >= memberLimit) {
      return new Decision.No(ErrorCode.ROOM_FULL, "too many members in this room");
    }
    if (!decided.allowance().oneMore()) {
      return new Decision.No(
          ErrorCode.LIMIT_REACHED, "the user is in as many rooms as one may be in");
    }
    Membership after = decided.target().named(user.name()).as(Role.MEMBER, mark);
    return new Decision.Do(
        new Write.Change(decided.room(), decided.actor(), decided.target(), after, asked),
        told(decided, after, asked ? NoticeKind.ADMITTED : NoticeKind.INVITED));
  }

  private static Sequel told(Case decided, Membership user, NoticeKind kind) {
    return MemberDecisions.told(decided, MembershipChange.JOINED, user, null)
        .with(MemberDecisions.noticed(decided, kind, user));
  }

  private static boolean isDeclined(@Nullable JoinRequest request, Membership by) {
    return request != null && by.user().id().equals(request.declinedBy());
  }
}
