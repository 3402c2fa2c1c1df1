package io.roomcast.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The META item of a deleted room: its settings until they are removed, and what deleted it. */
public record StoredDeletion(@Nullable Room settings, String made, Instant madeAt) {}
