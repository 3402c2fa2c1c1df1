package io.roomcast.permissions;

/** What a cell of the table of {@link Act}s says. */
public enum Verdict {
  YES("yes"),
  /** Only to those whose role is lower; users who are not members count as such. */
  BELOW("to lower roles"),
  /** Only to oneself; of messages, to those that are one's own. */
  SELF("to oneself"),
  BELOW_OR_SELF("to lower roles and oneself"),
  FORBIDDEN("`FORBIDDEN`"),
  /** Not a member; the room may be known. */
  NOT_MEMBER("`NOT_MEMBER`"),
  /** Not a member, and not to be told that the room is there. */
  ROOM_NOT_FOUND("`ROOM_NOT_FOUND`");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** For the table in the documentation. */
  public String words() {
    return words;
  }
}
