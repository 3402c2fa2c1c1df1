package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened, without its place: what is published, and what the log keeps. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Content {

  /** A user said something. */
  @JsonTypeName("message")
  record Message(
      User from,
      Instant sentAt,
      String messageId,
      String clientId,
      Body body,
      @Nullable Sequence replyTo)
      implements Content {}

  /** Holds the place of an event that could not be read. */
  @JsonTypeName("unreadable")
  record Unreadable() implements Content {}

  /**
   * The event at {@code target} could not be read, or was not in the log, and can be read again.
   */
  @JsonTypeName("repaired")
  record Repaired(Sequence target) implements Content {}
}
