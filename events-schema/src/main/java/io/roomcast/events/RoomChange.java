package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was done to a room. */
public enum RoomChange {
  @JsonProperty("created")
  CREATED,
  @JsonProperty("updated")
  UPDATED,
  @JsonProperty("deleted")
  DELETED
}
