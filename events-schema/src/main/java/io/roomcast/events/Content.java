package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened, without its place: what is published, and what the log keeps. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Content {

  /**
   * A user said something, as it is now: {@code edited}, {@code deleted} (then it has no body),
   * {@code reactions} (the ids of those who reacted, by key), {@code pinned} and {@code changed},
   * the place of the last change in it, are there when there was one. {@code mentions} are the ids
   * of the members whom its first text mentions, if any.
   */
  @JsonTypeName("message")
  record Message(
      User from,
      Instant sentAt,
      String messageId,
      String clientId,
      @Nullable Body body,
      @Nullable Sequence replyTo,
      @Nullable List<String> mentions,
      @Nullable Edited edited,
      @Nullable Deleted deleted,
      @Nullable Map<String, List<String>> reactions,
      @Nullable Pinned pinned,
      @Nullable Sequence changed)
      implements Content {

    /** As it was said. */
    public Message(
        User from,
        Instant sentAt,
        String messageId,
        String clientId,
        Body body,
        @Nullable Sequence replyTo,
        @Nullable List<String> mentions) {
      this(
          from, sentAt, messageId, clientId, body, replyTo, mentions, null, null, null, null, null);
    }

    /** As it was said, to nobody by name. */
    public Message(
        User from,
        Instant sentAt,
        String messageId,
        String clientId,
        Body body,
        @Nullable Sequence replyTo) {
      this(from, sentAt, messageId, clientId, body, replyTo, null);
    }
  }

  /** A change to the message at {@code target}; {@link Changes} says what it makes of it. */
  sealed interface Change extends Content {

    /** Who changed it. */
    User from();

    /** When it was changed. */
    Instant sentAt();

    /** What its sender knows it by. */
    String clientId();

    /** The place of the message. */
    Sequence target();
  }

  /**
   * The author said something else instead. The body is not there once a later edit took its place,
   * or a delete took it out.
   */
  @JsonTypeName("edit")
  record Edit(User from, Instant sentAt, String clientId, Sequence target, @Nullable Body body)
      implements Change {

    /** What is left of it when its text is no longer to be kept. */
    public Edit withoutBody() {
      return new Edit(from, sentAt, clientId, target, null);
    }
  }

  /** The author or a moderator took back what the message says. */
  @JsonTypeName("delete")
  record Delete(User from, Instant sentAt, String clientId, Sequence target) implements Change {}

  /** A user reacted, or took it back: a set, so that on twice is once. */
  @JsonTypeName("reaction")
  record Reaction(
      User from, Instant sentAt, String clientId, Sequence target, String key, boolean on)
      implements Change {}

  /** Those who moderate keep the message at hand for all, or no longer. */
  @JsonTypeName("pin")
  record Pin(User from, Instant sentAt, String clientId, Sequence target, boolean on)
      implements Change {}

  /** What is shown while it happens and kept nowhere: it has no place in the room's order. */
  sealed interface Ephemeral extends Content {

    /** Whom it shows. */
    User from();
  }

  /** A user is typing, or no longer is. */
  @JsonTypeName("typing")
  record Typing(User from, Instant sentAt, boolean on) implements Ephemeral {}

  /** Holds the place of an event that could not be read. */
  @JsonTypeName("unreadable")
  record Unreadable() implements Content {}

  /**
   * The event at {@code target} could not be read, or was not in the log, and can be read again; or
   * it is a message that was changed late.
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

  /**
   * In inboxes only: something about a room that concerns this user; of a mention, {@code target}
   * is the place of the message.
   */
  @JsonTypeName("notice")
  record Notice(
      User from,
      Instant sentAt,
      NoticeKind kind,
      String room,
      @Nullable String note,
      @Nullable Sequence target)
      implements Content {

    /** About the room and no message in it. */
    public Notice(User from, Instant sentAt, NoticeKind kind, String room, @Nullable String note) {
      this(from, sentAt, kind, room, note, null);
    }

    /** This user is mentioned in the message at that place. */
    public static Notice mentioned(User from, Instant sentAt, String room, Sequence target) {
      return new Notice(from, sentAt, NoticeKind.MENTIONED, room, null, target);
    }
  }
}
