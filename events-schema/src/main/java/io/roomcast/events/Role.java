package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a member is in a room; a later one may do more. */
public enum Role {
  @JsonProperty("member")
  MEMBER,
  @JsonProperty("moderator")
  MODERATOR,
  @JsonProperty("owner")
  OWNER;

  /** As on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of the word on the wire; throws {@link IllegalArgumentException} for another one. */
  public static Role of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
