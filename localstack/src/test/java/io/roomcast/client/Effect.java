package io.roomcast.client;

import io.roomcast.events.Action;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.LeftReason;
import io.roomcast.events.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a room's state wants done. The shell does it, in order, and brings the outcome back. */
public sealed interface Effect {

  /** Send this frame; bring its reply back, or UNAVAILABLE when none came in time. */
  record Ask(Action action) implements Effect {}

  /** Wake the state with this alarm after this time. */
  record Wake(Duration after, Alarm alarm) implements Effect {}

  /** Show this event: the next of the room, once. */
  record Show(Event event) implements Effect {}

  /**
   * Show this event in its place: it could not be read, or was missing, when it came, or it is a
   * message that was changed.
   */
  record ShowInPlace(Event event) implements Effect {}

  /** Drop what is shown of the room: what followed it is no longer kept. */
  record Clear() implements Effect {}

  /** Tell the user that the room could not be caught up with for a minute. */
  record Behind() implements Effect {}

  /** A message or a change of one's own has its place for good. */
  record Accepted(Reply.Ack ack) implements Effect {}

  /**
   * The server will not do it: a message or a change of one's own, or, without {@code clientId},
   * the room.
   */
  record Refused(@Nullable String clientId, ErrorCode code) implements Effect {}

  /** Tell the user that one is out of the room, and why. */
  record PutOut(@Nullable LeftReason reason) implements Effect {}

  /**
   * Ask the user: this was sent, its ack is missing, and whether it arrived can no longer be known.
   * It has left the outbox.
   */
  record Doubtful(Action action) implements Effect {}

  /** What to wake for. An alarm of an earlier turn is stale and does nothing. */
  record Alarm(Purpose purpose, int turn) {}

  /** Why a state wants to be woken. */
  enum Purpose {
    JOIN,
    REPAIR,
    SEND
  }
}
