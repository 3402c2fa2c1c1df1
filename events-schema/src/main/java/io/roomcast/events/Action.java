package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
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

  /** Join many rooms on this connection, at most 50, as a client does that comes back. */
  @JsonTypeName("resume")
  record Resume(@Nullable String id, List<Return> rooms) implements Action {}

  /** A room to come back to; with {@code after} a replay from there, else a view. */
  record Return(String room, @Nullable Sequence after) {}

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

  /** Keep the message at {@code target} at hand for all, or no longer; on if it is not said. */
  @JsonTypeName("pin")
  record Pin(
      @Nullable String id, String room, String clientId, Sequence target, @Nullable Boolean on)
      implements Action {}

  /** Show the others that one is typing, or no longer is; that one is if it is not said. */
  @JsonTypeName("typing")
  record Typing(@Nullable String id, String room, @Nullable Boolean on) implements Action {}

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

  /** What keeps one's overview of the rooms that one is in, and of what is in them. */
  sealed interface OfOverview extends Action {

    /** The room that it is about, if it is about one. */
    @Nullable String room();

    /** The action's name on the wire. */
    default String wireName() {
      return WireNames.name(getClass());
    }
  }

  /** I have read the room up to here. */
  @JsonTypeName("read")
  record Read(@Nullable String id, String room, Sequence seq) implements OfOverview {}

  /** Which rooms am I in, after the room {@code next}? */
  @JsonTypeName("rooms")
  record ListRooms(@Nullable String id, @Nullable String next, @Nullable Integer limit)
      implements OfOverview {

    @Override
    public @Nullable String room() {
      return null;
    }
  }

  /** Who is in the room, after the user {@code next}? */
  @JsonTypeName("members")
  record ListMembers(
      @Nullable String id, String room, @Nullable String next, @Nullable Integer limit)
      implements OfOverview {}

  /** What was said in answer to the message at {@code target}, after the place {@code next}? */
  @JsonTypeName("thread")
  record ReadThread(
      @Nullable String id,
      String room,
      Sequence target,
      @Nullable Sequence next,
      @Nullable Integer limit)
      implements OfOverview {}

  /** Which messages are pinned, before the pin at {@code next}? */
  @JsonTypeName("pins")
  record ListPins(
      @Nullable String id, String room, @Nullable Sequence next, @Nullable Integer limit)
      implements OfOverview {}

  /**
   * Which rooms may one join or ask to join, whose name begins so, after the place {@code next}?
   */
  @JsonTypeName("directory")
  record Directory(
      @Nullable String id, @Nullable String prefix, @Nullable String next, @Nullable Integer limit)
      implements OfOverview {

    @Override
    public @Nullable String room() {
      return null;
    }
  }

  /**
   * What changes a room or who is in it. Only {@link CreateRoom} names no room, because the server
   * makes its id.
   */
  sealed interface OfRooms extends Action {

    /** The room that it is about. */
    @Nullable String room();

    /** The action's name on the wire. */
    default String wireName() {
      return WireNames.name(getClass());
    }
  }

  /** Make a room and own it. The same {@code clientId} again is the same room. */
  @JsonTypeName("createRoom")
  record CreateRoom(
      @Nullable String id,
      String clientId,
      String name,
      @Nullable String topic,
      Access access,
      @Nullable Posting posting,
      @Nullable Integer slowMode)
      implements OfRooms {

    @Override
    public @Nullable String room() {
      return null;
    }
  }

  /** Change what is given of the settings that the room has at this version. */
  @JsonTypeName("updateRoom")
  record UpdateRoom(
      @Nullable String id,
      String room,
      long version,
      @Nullable String name,
      @Nullable String topic,
      @Nullable Access access,
      @Nullable Posting posting,
      @Nullable Integer slowMode)
      implements OfRooms {}

  /** Delete a room, with all that was said in it. */
  @JsonTypeName("deleteRoom")
  record DeleteRoom(@Nullable String id, String room) implements OfRooms {}

  /** Be a member no longer. */
  @JsonTypeName("quitRoom")
  record QuitRoom(@Nullable String id, String room) implements OfRooms {}

  /** Put a member out, who may come back. */
  @JsonTypeName("kick")
  record Kick(@Nullable String id, String room, String user) implements OfRooms {}

  /** Put a user out who may not come back. */
  @JsonTypeName("ban")
  record Ban(@Nullable String id, String room, String user) implements OfRooms {}

  /** Let a user who was banned come back. */
  @JsonTypeName("unban")
  record Unban(@Nullable String id, String room, String user) implements OfRooms {}

  /** Make a user a member. */
  @JsonTypeName("invite")
  record Invite(@Nullable String id, String room, String user) implements OfRooms {}

  /** Give a member another role. */
  @JsonTypeName("setRole")
  record SetRole(@Nullable String id, String room, String user, Role role) implements OfRooms {}

  /** Let a member send nothing until a time; without one they may send again. */
  @JsonTypeName("mute")
  record Mute(@Nullable String id, String room, String user, @Nullable Instant until)
      implements OfRooms {}

  /** Ask to be let in. */
  @JsonTypeName("requestJoin")
  record RequestJoin(@Nullable String id, String room, @Nullable String note) implements OfRooms {}

  /** Let a user in who asked, or not. */
  @JsonTypeName("answerJoin")
  record AnswerJoin(@Nullable String id, String room, String user, boolean admit)
      implements OfRooms {}

  /** What is between a user and others, whatever the room. */
  sealed interface OfPeople extends Action {

    /** The action's name on the wire. */
    default String wireName() {
      return WireNames.name(getClass());
    }
  }

  /** Open the direct conversation with a user, or find it. */
  @JsonTypeName("openDirect")
  record OpenDirect(@Nullable String id, String user) implements OfPeople {}

  /** Let nothing be said any more between oneself and a user. */
  @JsonTypeName("block")
  record Block(@Nullable String id, String user) implements OfPeople {}

  /** Take a block back. */
  @JsonTypeName("unblock")
  record Unblock(@Nullable String id, String user) implements OfPeople {}

  /** Go by a name, or show a colour; what is not given stays. */
  @JsonTypeName("setProfile")
  record SetProfile(@Nullable String id, @Nullable String name, @Nullable String color)
      implements OfPeople {}

  /** Put a user on one's list of contacts. */
  @JsonTypeName("addContact")
  record AddContact(@Nullable String id, String user) implements OfPeople {}

  /** Take a user off it. */
  @JsonTypeName("removeContact")
  record RemoveContact(@Nullable String id, String user) implements OfPeople {}

  /** Page through it, after the user {@code next}. */
  @JsonTypeName("contacts")
  record Contacts(@Nullable String id, @Nullable String next, @Nullable Integer limit)
      implements OfPeople {}

  /** What is reported in a room. */
  sealed interface OfReports extends Action {

    /** The room that it is about. */
    String room();

    /** The action's name on the wire. */
    default String wireName() {
      return WireNames.name(getClass());
    }
  }

  /** Tell the moderators of a message, at {@code target}, or else of a member. */
  @JsonTypeName("report")
  record Report(
      @Nullable String id,
      String room,
      @Nullable Sequence target,
      @Nullable String user,
      String reason)
      implements OfReports {}

  /** What is reported, after the report {@code next}? */
  @JsonTypeName("reports")
  record ListReports(
      @Nullable String id, String room, @Nullable String next, @Nullable Integer limit)
      implements OfReports {}

  /** That is dealt with. */
  @JsonTypeName("closeReport")
  record CloseReport(@Nullable String id, String room, String report) implements OfReports {}
}
