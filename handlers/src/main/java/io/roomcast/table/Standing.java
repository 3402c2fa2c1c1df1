package io.roomcast.table;

import io.roomcast.events.Access;
import io.roomcast.events.Role;
import io.roomcast.events.User;
import org.jspecify.annotations.Nullable;

/**
 * What one is in a room: as what a member, if one is, and the access of the room, if it is one that
 * a user made.
 */
public record Standing(User user, @Nullable Role role, boolean banned, @Nullable Access access) {}
