package io.roomcast.events;

import org.jspecify.annotations.Nullable;

/** A member of a room, as a list of them shows it, and up to where they have read. */
public record ListedMember(String id, String name, Role role, @Nullable Sequence read) {}
