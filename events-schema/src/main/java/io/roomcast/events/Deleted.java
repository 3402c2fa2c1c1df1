package io.roomcast.events;

import java.time.Instant;

/** That a message was deleted: where in the room's order, when, and by which user. */
public record Deleted(Sequence seq, Instant at, String by) {}
