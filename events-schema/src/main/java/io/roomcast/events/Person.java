package io.roomcast.events;

import org.jspecify.annotations.Nullable;

/** A user as others see them now: by the profile, or by the id where there is none. */
public record Person(String id, String name, @Nullable String color) {}
