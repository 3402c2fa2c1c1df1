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

  /**
   * As {@link #admit(String, String, Instant, Terms)}, but nothing is counted, nor the pace asked.
   */
  Admission look(String room, String userId, Instant now, Terms terms);

  /** The answer. */
  sealed interface Admission {

    /** Not admitted. */
    sealed interface Refused extends Admission {}

    /** A member within its pace, its role in the room, and its name there. */
    record Admitted(Role role, String name) implements Admission {}

    /** A member that is too fast, by its pace or by the slow mode. */
    record TooFast(Duration retryAfter) implements Refused {}

    /** Not a member. */
    record NotMember() implements Refused {}

    /** Banned. */
    record Banned() implements Refused {}

    /** One of two, of whom one has blocked the other; which of them is not said. */
    record Blocked() implements Refused {}

    /** A member who is to be silent until then. */
    record Muted(Instant until) implements Refused {}

    /** A member whose role does not do that here. */
    record Listener() implements Refused {}
  }
}
