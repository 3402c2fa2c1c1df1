package io.roomcast.history;

import io.roomcast.events.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room's LOG: the last sequence in its log, and the latest {@code expiresAt} in it, if any entry
 * had one.
 */
record LogHead(Sequence logged, @Nullable Instant lastExpiresAt) {

  /** Of a room with nothing in its log. */
  static final LogHead NONE = new LogHead(Sequence.NONE, null);
}
