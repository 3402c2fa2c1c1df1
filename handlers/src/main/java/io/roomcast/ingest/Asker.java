package io.roomcast.ingest;

import io.roomcast.events.Access;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import io.roomcast.sockets.Frame;
import java.time.Instant;

/**
 * A member who was let in: with which frame, by which name and as what, in a room of what access,
 * and when.
 */
record Asker(Frame frame, User user, Role role, Access access, Instant at) {}
