package io.roomcast.ingest;

import java.time.Duration;
import java.time.Instant;

/** Who may send into a room, and how fast. */
interface Members {

  /** May this user send one message into this room now? If so, it is counted. */
  Admission admit(String room, String userId, Instant now);

  /** The answer. */
  sealed interface Admission {

    /** A member within its pace. */
    record Admitted() implements Admission {}

    /** A member that is too fast. */
    record TooFast(Duration retryAfter) implements Admission {}

    /** Not a member, or banned. */
    record NotMember() implements Admission {}
  }
}
