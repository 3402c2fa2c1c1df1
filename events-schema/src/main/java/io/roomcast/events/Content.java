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

  /** A room was made or changed; the settings are those from then on. */
  @JsonTypeName("room")
  record Room(
      User from,
      Instant sentAt,
      RoomChange change,
      String name,
      String topic,
      Access access,
      Posting posting,
      int slowMode,
      long version)
      implements Content {}

  /** Something changed about a member: {@code from} did it to {@code user}. */
  @JsonTypeName("member")
  record MemberChange(
      User from,
      Instant sentAt,
      User user,
      MembershipChange change,
      @Nullable Role role,
      @Nullable Instant until)
      implements Content {}
}
