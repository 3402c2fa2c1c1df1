package io.roomcast.rooms;

import io.roomcast.events.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user asked to be let in, and perhaps a moderator said no. */
record JoinRequest(User user, String note, Instant expiresAt, @Nullable String declinedBy) {}
