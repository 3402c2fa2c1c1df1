package io.roomcast.table;

import io.roomcast.events.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A room's LOG item. */
public record StoredLog(Sequence logged, @Nullable Instant lastExpiresAt, boolean closed) {

  /** One that is open. */
  public StoredLog(Sequence logged, @Nullable Instant lastExpiresAt) {
    this(logged, lastExpiresAt, false);
  }
}
