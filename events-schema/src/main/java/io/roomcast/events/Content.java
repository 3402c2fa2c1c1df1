package io.roomcast.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened, without its place: what is published, and what the log keeps. */
public sealed interface Content {

  /** A user said something. */
  record Message(
      User from,
      Instant sentAt,
      String messageId,
      String clientId,
      Body body,
      @Nullable Sequence replyTo)
      implements Content {}

  /** Holds the place of an event that could not be read. */
  record Unreadable() implements Content {}
}
