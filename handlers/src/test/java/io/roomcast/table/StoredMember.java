package io.roomcast.table;

/** A member's item; the arrival is that of its pace, in microseconds of the epoch. */
public record StoredMember(String role, String name, boolean banned, long arrival) {

  /** Who may do everything that a member may, and has sent nothing yet. */
  public static StoredMember named(String name) {
    return new StoredMember("member", name, false, 0);
  }
}
