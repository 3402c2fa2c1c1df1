package io.roomcast.events;

import java.time.Instant;

/** The last edit of a message: where in the room's order, and when. */
public record Edited(Sequence seq, Instant at) {}
