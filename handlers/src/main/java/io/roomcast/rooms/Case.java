package io.roomcast.rooms;

import io.roomcast.events.ErrorCode;
import io.roomcast.events.Role;
import io.roomcast.permissions.Act;
import org.jspecify.annotations.Nullable;

/** A room that is there, who acts, on whom, and when: what a decision is made of. */
record Case(
    String room,
    RoomState state,
    Membership actor,
    Membership target,
    @Nullable JoinRequest request,
    Allowance allowance,
    Occasion occasion) {

  /** How the one acted on stands to the actor. */
  enum Standing {
    SELF,
    LOWER,
    EQUAL_OR_HIGHER
  }

  /** What the table of permissions has against it; null if nothing. */
  Decision.@Nullable No refusal(Act act) {
    if (actor.banned()) {
      return new Decision.No(ErrorCode.BANNED, "banned from this room");
    }
    return switch (act.verdict(state.settings().access(), actor.role())) {
      case YES -> null;
      case BELOW ->
          switch (standing()) {
            case LOWER -> null;
            case SELF -> new Decision.No(ErrorCode.FORBIDDEN, "that is oneself");
            case EQUAL_OR_HIGHER -> forbidden();
          };
      case SELF -> standing() == Standing.SELF ? null : forbidden();
      case BELOW_OR_SELF -> standing() != Standing.EQUAL_OR_HIGHER ? null : forbidden();
      case FORBIDDEN -> forbidden();
      case NOT_MEMBER -> new Decision.No(ErrorCode.NOT_MEMBER, "not a member of this room");
      case ROOM_NOT_FOUND -> new Decision.No(ErrorCode.ROOM_NOT_FOUND, "no such room");
    };
  }

  private Standing standing() {
    if (target.user().id().equals(actor.user().id())) {
      return Standing.SELF;
    }
    Role role = target.role();
    Role own = actor.role();
    return role == null || (own != null && role.compareTo(own) < 0)
        ? Standing.LOWER
        : Standing.EQUAL_OR_HIGHER;
  }

  static Decision.No forbidden() {
    return new Decision.No(ErrorCode.FORBIDDEN, "the role does not allow it");
  }
}
