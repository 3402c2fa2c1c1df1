package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a client that is sent away may come back. */
public enum Reconnect {
  @JsonProperty("now")
  NOW,
  @JsonProperty("later")
  LATER,
  @JsonProperty("never")
  NEVER
}
