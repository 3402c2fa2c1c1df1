package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How one becomes a member of a room. */
public enum Access {
  @JsonProperty("open")
  OPEN,
  @JsonProperty("request")
  REQUEST,
  @JsonProperty("invite")
  INVITE;

  /** As on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of the word on the wire; throws {@link IllegalArgumentException} for another one. */
  public static Access of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
