package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one answer to a client's frame, on the connection that sent it. */
public sealed interface Reply extends ServerFrame {

  /** The frame's {@code id}, echoed. */
  @Nullable String id();

  /** This connection gets the room's events from now on; see PROTOCOL on views and replays. */
  @JsonTypeName("joined")
  record Joined(
      @Nullable String id,
      String room,
      String name,
      String role,
      Sequence head,
      List<Event> events,
      Sequence next,
      boolean complete,
      boolean truncated)
      implements OfRoom {}

  /** What joining each of many rooms came to, in the order in which they were asked for. */
  @JsonTypeName("resumed")
  record Resumed(@Nullable String id, List<OfRoom> rooms) implements Reply {}

  /** What joining a room came to. */
  sealed interface OfRoom extends Reply {}

  /**
   * This connection no longer gets the room's events. Pushed, with a reason and no {@code id},
   * where nobody asked for it.
   */
  @JsonTypeName("left")
  record Left(@Nullable String id, String room, @Nullable LeftReason reason) implements Reply {}

  /** A part of a room's log. {@code next} is absent at the start of the room. */
  @JsonTypeName("page")
  record Page(
      @Nullable String id,
      String room,
      Sequence head,
      List<Event> events,
      @Nullable Sequence next,
      boolean complete,
      boolean truncated)
      implements Reply {}

  /**
   * The frame was done. Beside {@code id} it has what the protocol's table says for its action:
   * {@code seq} is the place of the event that it made, {@code user} the id of whom it was about,
   * {@code version} the room's.
   */
  @JsonTypeName("ack")
  record Ack(
      @Nullable String id,
      @Nullable String room,
      @Nullable String clientId,
      @Nullable String messageId,
      @Nullable Sequence seq,
      @Nullable Instant sentAt,
      @Nullable String user,
      @Nullable Long version)
      implements Reply {

    /** The message has its place in the room's order, for good. */
    public static Ack sent(
        @Nullable String id,
        String room,
        String clientId,
        String messageId,
        Sequence seq,
        Instant sentAt) {
      return new Ack(id, room, clientId, messageId, seq, sentAt, null, null);
    }

    /** The change has its place in the room's order, for good. */
    public static Ack changed(@Nullable String id, String room, String clientId, Sequence seq) {
      return new Ack(id, room, clientId, null, seq, null, null, null);
    }

    /** It was taken, and there is nothing to say about it. */
    public static Ack of(@Nullable String id, String room) {
      return new Ack(id, room, null, null, null, null, null, null);
    }

    /** What it was about stands at this place. */
    public static Ack at(@Nullable String id, String room, Sequence seq) {
      return new Ack(id, room, null, null, seq, null, null, null);
    }
  }

  /** A page of one's rooms; with {@code next} there are more. */
  @JsonTypeName("rooms")
  record Rooms(@Nullable String id, List<ListedRoom> rooms, @Nullable String next)
      implements Reply {}

  /** A page of a room's members; with {@code next} there are more. */
  @JsonTypeName("members")
  record Members(@Nullable String id, List<ListedMember> members, @Nullable String next)
      implements Reply {}

  /** A message and the answers to it, a page of them; with {@code next} there are more. */
  @JsonTypeName("thread")
  record Replies(
      @Nullable String id,
      String room,
      Sequence target,
      List<Event> events,
      @Nullable Sequence next)
      implements Reply {}

  /**
   * A page of a room's pinned messages, the last pinned first; with {@code next} there are more.
   */
  @JsonTypeName("pins")
  record Pins(@Nullable String id, String room, List<Event> events, @Nullable Sequence next)
      implements Reply {}

  /** A page of the rooms that one may find; with {@code next} there are more. */
  @JsonTypeName("directory")
  record Directory(@Nullable String id, List<DirectoryRoom> rooms, @Nullable String next)
      implements Reply {}

  /** Who the connection is, until when, and the heads of the rooms joined on it. */
  @JsonTypeName("pong")
  record Pong(
      @Nullable String id, Instant time, User user, Instant expiresAt, Map<String, Sequence> heads)
      implements Reply {}

  /** Some of the user's contacts, and after whom the next page begins if there is one. */
  @JsonTypeName("contacts")
  record Contacts(@Nullable String id, List<Person> contacts, @Nullable String next)
      implements Reply {}

  /** A page of what is reported in a room; with {@code next} there is more. */
  @JsonTypeName("reports")
  record Reports(@Nullable String id, List<ListedReport> reports, @Nullable String next)
      implements Reply {}

  /**
   * The frame was not done: an {@code error} frame. {@code path} is a JSON Pointer into it, with
   * SCHEMA_INVALID and CURSOR_INVALID.
   */
  @JsonTypeName("error")
  record Refused(
      @Nullable String id,
      ErrorCode code,
      String message,
      @Nullable String path,
      boolean temporary,
      @Nullable Long retryAfterMs)
      implements OfRoom {}
}
