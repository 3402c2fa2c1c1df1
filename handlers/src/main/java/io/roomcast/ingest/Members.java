package io.roomcast.ingest;

import io.roomcast.events.Role;
import java.time.Duration;
import java.time.Instant;

/** Who may say something in a room, as what, and how fast. */
interface Members {

  /**
   * May this user send one message or change into this room now, on these terms? If so, it is
   * counted: check and count are one.
   */
  Admission admit(String room, String userId, Instant now, Terms terms);

  /** As {@link #admit(String, String, Instant, Terms)}, in a room without settings. */
  default Admission admit(String room, String userId, Instant now) {
    return admit(room, userId, now, Terms.NONE);
  }

  /** The answer. */
  sealed interface Admission {

    /** A member within its pace, its role in the room, and its name there. */
    record Admitted(Role role, String name) implements Admission {}

    /** A member that is too fast, by its pace or by the slow mode. */
    record TooFast(Duration retryAfter) implements Admission {}

    /** Not a member. */
    record NotMember() implements Admission {}

    /** Banned. */
    record Banned() implements Admission {}

    /** One of two, of whom one has blocked the other; which of them is not said. */
    record Blocked() implements Admission {}

    /** A member who is to be silent until then. */
    record Muted(Instant until) implements Admission {}

    /** A member whose role does not do that here. */
    record Listener() implements Admission {}
  }
}
