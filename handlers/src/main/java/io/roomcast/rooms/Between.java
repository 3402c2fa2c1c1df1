package io.roomcast.rooms;

import io.roomcast.events.User;
import io.roomcast.publishing.Direct;
import org.jspecify.annotations.Nullable;

/**
 * What is between two users, as one of them sees it: since when they have a conversation and who
 * told the other of it ({@link Mark#text} is empty where nobody did), and who has blocked whom.
 */
record Between(User me, User other, @Nullable Mark opened, boolean blocks, boolean isBlocked) {

  /** Their conversation. */
  String room() {
    return Direct.of(me.id(), other.id());
  }

  /** With a conversation that this opened. */
  Between opened(Mark mark) {
    return new Between(me, other, mark, blocks, isBlocked);
  }

  /** With a block by the first of them, or none. */
  Between blocking(boolean on) {
    return new Between(me, other, opened, on, isBlocked);
  }

  /** Whether nothing may be said. */
  boolean isClosed() {
    return blocks || isBlocked;
  }

  /** Whether there is a conversation of which the other was not told, because it was closed. */
  boolean isUntold() {
    return opened != null && opened.text().isEmpty();
  }
}
