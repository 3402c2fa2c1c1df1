package io.roomcast.sockets;

import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The error frames of more than one function. */
public final class Refusals {

  private Refusals() {}

  /** An action that the route's function does not do. */
  public static Reply.Refused unknownAction(@Nullable String id) {
    return refused(id, ErrorCode.UNKNOWN_ACTION, "no such action on this route");
  }

  /**
   * Of one who is not a member. Whether there is such a room is said only where it may be known.
   */
  public static Reply.Refused notMember(@Nullable String id, boolean known) {
    return known
        ? refused(id, ErrorCode.NOT_MEMBER, "not a member of this room")
        : refused(id, ErrorCode.ROOM_NOT_FOUND, "no such room");
  }

  /** Of one who is banned, whom no hint may send round in a circle. */
  public static Reply.Refused banned(@Nullable String id) {
    return refused(id, ErrorCode.BANNED, "banned from this room");
  }

  /** Of what only the server does in an inbox. */
  public static Reply.Refused inbox(@Nullable String id) {
    return refused(id, ErrorCode.FORBIDDEN, "an inbox is only read");
  }

  /** Too fast; the same frame may be sent again after the time given. */
  public static Reply.Refused rateLimited(@Nullable String id, Duration retryAfter) {
    return new Reply.Refused(
        id,
        ErrorCode.RATE_LIMITED,
        "too many messages",
        null,
        ErrorCode.RATE_LIMITED.temporary(),
        Math.max(1, retryAfter.toMillis()));
  }

  /** An error of the code given. */
  public static Reply.Refused refused(@Nullable String id, ErrorCode code, String message) {
    return new Reply.Refused(id, code, message, null, code.temporary(), null);
  }
}
