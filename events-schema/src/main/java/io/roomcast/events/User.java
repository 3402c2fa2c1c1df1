package io.roomcast.events;

/** Who: the token's subject and the name at that time. */
public record User(String id, String name) {}
