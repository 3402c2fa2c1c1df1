package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What changed about a member. */
public enum MembershipChange {
  @JsonProperty("joined")
  JOINED,
  @JsonProperty("quit")
  QUIT,
  @JsonProperty("kicked")
  KICKED,
  @JsonProperty("banned")
  BANNED,
  @JsonProperty("unbanned")
  UNBANNED,
  @JsonProperty("role")
  ROLE,
  @JsonProperty("muted")
  MUTED
}
