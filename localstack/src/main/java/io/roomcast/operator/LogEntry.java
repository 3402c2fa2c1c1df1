package io.roomcast.operator;

import io.roomcast.events.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log has it; the content is JSON, and is not read here. It is {@code repaired}
 * where it came into its place later and its room has not been told yet.
 */
record LogEntry(
    Sequence seq, Sequence prev, String content, @Nullable Instant expiresAt, boolean repaired) {

  /** Whether readers leave it out by then. */
  boolean expired(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now);
  }
}
