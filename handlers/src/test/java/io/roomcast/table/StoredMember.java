package io.roomcast.table;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member's item; the arrival is that of its pace, in microseconds of the epoch. Who was a member
 * has no role any more. {@code made} is the mark of the write that made this change.
 */
public record StoredMember(
    @Nullable String role,
    String name,
    boolean banned,
    long arrival,
    @Nullable Instant mutedUntil,
    @Nullable Instant slowUntil,
    long change,
    String made,
    Instant madeAt,
    Set<String> blockedBy) {

  /** One of whom nobody has blocked nobody. */
  public StoredMember(
      @Nullable String role,
      String name,
      boolean banned,
      long arrival,
      @Nullable Instant mutedUntil,
      @Nullable Instant slowUntil,
      long change,
      String made,
      Instant madeAt) {
    this(role, name, banned, arrival, mutedUntil, slowUntil, change, made, madeAt, Set.of());
  }

  /** One whom no room's moderator ever changed. */
  public StoredMember(@Nullable String role, String name, boolean banned, long arrival) {
    this(role, name, banned, arrival, null, null, 0, "", Instant.EPOCH);
  }

  /** Who may do everything that a member may, and has sent nothing yet. */
  public static StoredMember named(String name) {
    return new StoredMember("member", name, false, 0);
  }

  /** One who comes into an open room; what is known from before, if anything, stays. */
  public static StoredMember joined(@Nullable Object before, String role, String name) {
    return before instanceof StoredMember was
        ? new StoredMember(
            role,
            name,
            false,
            was.arrival,
            was.mutedUntil,
            was.slowUntil,
            was.change + 1,
            "join",
            was.madeAt)
        : new StoredMember(role, name, false, 0, null, null, 1, "join", Instant.EPOCH);
  }

  /** Whether this is a member, and not one who was, or who is banned. */
  public boolean isMember() {
    return role != null && !banned;
  }

  /** After a message. */
  public StoredMember sent(long next, @Nullable Instant slow) {
    return new StoredMember(
        role, name, banned, next, mutedUntil, slow, change, made, madeAt, blockedBy);
  }

  /** Closed to the other of two, as those of them have it who block. */
  public StoredMember blockedBy(Set<String> users) {
    return new StoredMember(
        role, name, banned, arrival, mutedUntil, slowUntil, change, made, madeAt, users);
  }

  /** By this name. */
  public StoredMember called(String name) {
    return new StoredMember(
        role, name, banned, arrival, mutedUntil, slowUntil, change, made, madeAt, blockedBy);
  }

  /** Silent until then. */
  public StoredMember muted(Instant until) {
    return new StoredMember(role, name, banned, arrival, until, slowUntil, change, made, madeAt);
  }
}
