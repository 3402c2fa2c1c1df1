package io.roomcast.history;

import io.roomcast.events.Content;
import io.roomcast.events.Pinned;
import io.roomcast.events.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in a room's log, and what the log remembers of changes in it; without {@code expiresAt}
 * it is kept for ever.
 */
record Entry(
    Sequence seq, Sequence prev, Content content, @Nullable Instant expiresAt, Marks marks) {

  /** As it comes, unchanged. */
  Entry(Sequence seq, Sequence prev, Content content, @Nullable Instant expiresAt) {
    this(seq, prev, content, expiresAt, Marks.NONE);
  }

  /** Says this from now on. */
  Entry changed(Content to, Marks remembering) {
    return new Entry(seq, prev, to, expiresAt, remembering);
  }

  /** The place of the message that this one answers, if it does: one that was there before it. */
  @Nullable Sequence answers() {
    Sequence replyTo = content instanceof Content.Message message ? message.replyTo() : null;
    return replyTo == null || replyTo.equals(Sequence.NONE) || !seq.isAfter(replyTo)
        ? null
        : replyTo;
  }

  /** The place of the pin that keeps the message at hand, if one does. */
  @Nullable Sequence pin() {
    Pinned pinned = content instanceof Content.Message message ? message.pinned() : null;
    return pinned == null ? null : pinned.seq();
  }

  /** Whether the event could not be read when it was logged. */
  boolean unreadable() {
    return content instanceof Content.Unreadable;
  }

  /** Whether readers leave it out by then. */
  boolean expired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
