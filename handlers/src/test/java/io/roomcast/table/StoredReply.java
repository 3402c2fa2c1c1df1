package io.roomcast.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That an event answers a message; without {@code expiresAt} it is kept for ever. */
public record StoredReply(@Nullable Instant expiresAt) {}
