package io.roomcast.ingest;

import java.time.Duration;
import java.time.Instant;

/** Who may send into a room, as what, and how fast. */
interface Members {

  /** May this user send one message or change into this room now? If so, it is counted. */
  Admission admit(String room, String userId, Instant now);

  /** The answer. */
  sealed interface Admission {

    /** A member within its pace, and its role in the room. */
    record Admitted(String role) implements Admission {}

    /** A member that is too fast. */
    record TooFast(Duration retryAfter) implements Admission {}

    /** Not a member, or banned. */
    record NotMember() implements Admission {}
  }
}
