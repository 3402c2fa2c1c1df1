package io.roomcast.table;

import io.roomcast.events.Role;
import io.roomcast.events.Sequence;

/**
 * A room that a user is a member of, as what, and up to where they have read it: what they said, or
 * where the room was when they came.
 */
public record UserRoom(String room, Role role, Sequence read) {}
