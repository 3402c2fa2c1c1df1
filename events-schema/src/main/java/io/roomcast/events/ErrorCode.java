package io.roomcast.events;

/** Why a frame was not done. A temporary one may be sent again unchanged. */
public enum ErrorCode {
  BAD_JSON(false),
  UNKNOWN_ACTION(false),
  SCHEMA_INVALID(false),
  TOO_LARGE(false),
  CURSOR_INVALID(false),
  TOKEN_EXPIRED(false),
  FORBIDDEN(false),
  NOT_MEMBER(false),
  MUTED(false),
  BANNED(false),
  ROOM_NOT_FOUND(false),
  USER_NOT_FOUND(false),
  MESSAGE_NOT_FOUND(false),
  REPORT_NOT_FOUND(false),
  ROOM_FULL(false),
  LAST_OWNER(false),
  VERSION_CONFLICT(false),
  LIMIT_REACHED(false),
  RATE_LIMITED(true),
  UNAVAILABLE(true);

  private final boolean temporary;

  ErrorCode(boolean temporary) {
    this.temporary = temporary;
  }

  /** Whether the same frame may succeed later. */
  public boolean temporary() {
    return temporary;
  }
}
