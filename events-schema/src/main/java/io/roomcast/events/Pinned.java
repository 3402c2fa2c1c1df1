package io.roomcast.events;

import java.time.Instant;

/** That a message is pinned: by which event, when, and by whom (a user id). */
public record Pinned(Sequence seq, Instant at, String by) {}
