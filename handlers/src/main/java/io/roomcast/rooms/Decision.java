package io.roomcast.rooms;

import io.roomcast.events.ErrorCode;

/** What becomes of an action. */
sealed interface Decision {

  /** It is refused. */
  record No(ErrorCode code, String message) implements Decision {}

  /** This is written, and then this follows. */
  record Do(Write write, Sequel sequel) implements Decision {}

  /** What is asked for is so already, and this follows: again, where this is a retry. */
  record Done(Sequel sequel) implements Decision {}
}
