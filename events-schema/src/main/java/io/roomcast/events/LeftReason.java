package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a connection left a room that did not ask to. */
public enum LeftReason {
  @JsonProperty("kicked")
  KICKED,
  @JsonProperty("banned")
  BANNED,
  @JsonProperty("quit")
  QUIT,
  @JsonProperty("deleted")
  DELETED
}
