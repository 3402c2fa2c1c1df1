package io.roomcast.events;

import org.jspecify.annotations.Nullable;

/**
 * A room as those see it who may find it. The rooms that the stack's settings name have no {@code
 * topic} and no {@code members}.
 */
public record DirectoryRoom(
    String room, String name, @Nullable String topic, Access access, @Nullable Long members) {}
