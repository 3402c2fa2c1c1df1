package io.roomcast.history;

import io.roomcast.events.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room's LOG: the last sequence in its log, and the latest {@code expiresAt} in it, if any entry
 * had one. The log of a deleted room is closed: nothing is logged there any more.
 */
record LogHead(Sequence logged, @Nullable Instant lastExpiresAt, boolean closed) {

  /** Of a room with nothing in its log. */
  static final LogHead NONE = new LogHead(Sequence.NONE, null);

  /** Of a log that is open. */
  LogHead(Sequence logged, @Nullable Instant lastExpiresAt) {
    this(logged, lastExpiresAt, false);
  }
}
