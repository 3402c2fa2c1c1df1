package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who may send in a room. */
public enum Posting {
  @JsonProperty("all")
  ALL,
  @JsonProperty("moderators")
  MODERATORS;

  /** As on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of the word on the wire; throws {@link IllegalArgumentException} for another one. */
  public static Posting of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
