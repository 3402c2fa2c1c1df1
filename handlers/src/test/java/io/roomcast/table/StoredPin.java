package io.roomcast.table;

import io.roomcast.events.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a pin keeps a message at hand; without {@code expiresAt} it is kept for ever. */
public record StoredPin(Sequence target, @Nullable Instant expiresAt) {}
