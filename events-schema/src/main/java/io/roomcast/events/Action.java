package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** What a client asks for: one frame with an {@code action}, answered by one {@link Reply}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
public sealed interface Action {

  /** The client's own mark for this frame, 1 to 64 characters; echoed in the reply. */
  @Nullable String id();

  /** Join a room on this connection; with {@code after} a replay from there, else a view. */
  @JsonTypeName("join")
  record Join(@Nullable String id, String room, @Nullable Sequence after, @Nullable Integer limit)
      implements Action {}

  /** Leave a room on this connection; the user stays a member. */
  @JsonTypeName("leave")
  record Leave(@Nullable String id, String room) implements Action {}

  /** Say something in a room. The same {@code clientId} again is the same message. */
  @JsonTypeName("send")
  record Send(
      @Nullable String id, String room, String clientId, Body body, @Nullable Sequence replyTo)
      implements Action {}

  /** Say something else instead: one's own message at {@code target} gets this body. */
  @JsonTypeName("edit")
  record Edit(@Nullable String id, String room, String clientId, Sequence target, Body body)
      implements Action {}

  /** Take back what the message at {@code target} says: one's own, or as a moderator. */
  @JsonTypeName("delete")
  record Delete(@Nullable String id, String room, String clientId, Sequence target)
      implements Action {}

  /** React to the message at {@code target}, or take it back; on if it is not said. */
  @JsonTypeName("react")
  record React(
      @Nullable String id,
      String room,
      String clientId,
      Sequence target,
      String key,
      @Nullable Boolean on)
      implements Action {}

  /** Page through a room: a replay {@code after} or a view {@code before} a sequence. */
  @JsonTypeName("history")
  record History(
      @Nullable String id,
      String room,
      @Nullable Sequence after,
      @Nullable Sequence before,
      @Nullable Integer limit)
      implements Action {}

  /** Who am I, and how far are my rooms? */
  @JsonTypeName("ping")
  record Ping(@Nullable String id) implements Action {}
}
