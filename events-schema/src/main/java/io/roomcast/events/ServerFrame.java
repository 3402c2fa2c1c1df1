package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A frame from the server, told apart by its {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerFrame permits Reply, Push {}
