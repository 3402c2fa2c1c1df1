package io.roomcast.table;

import org.jspecify.annotations.Nullable;

/** What a user has set about themselves. */
public record Profile(@Nullable String name, @Nullable String color) {}
