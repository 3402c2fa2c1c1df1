package io.roomcast.events;

/** A frame from the server, told apart by its {@code type}. */
public sealed interface ServerFrame permits Reply, Push {}
