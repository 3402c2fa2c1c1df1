package io.roomcast.table;

import io.roomcast.events.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event's item; without {@code expiresAt} it is kept for ever. */
public record StoredEvent(Event event, @Nullable Instant expiresAt) {}
