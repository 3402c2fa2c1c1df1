package io.roomcast.faults;

/** What a speaker sent, under a {@code clientId} of its own: a message, or a change of one. */
sealed interface Said {

  String clientId();

  /** Says something. */
  record Text(String clientId, String text) implements Said {}

  /** Says something else in its place. */
  record Edit(String clientId, String message, String text) implements Said {}

  /** Takes it back. */
  record Delete(String clientId, String message) implements Said {}

  /** Reacts to it, or takes the reaction back. */
  record React(String clientId, String message, String key, boolean on) implements Said {}
}
