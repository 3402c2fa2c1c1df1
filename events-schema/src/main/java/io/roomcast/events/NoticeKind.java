package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an inbox is told of. */
public enum NoticeKind {
  /** To those who moderate the room: someone wants to be let in. */
  @JsonProperty("asked")
  ASKED,
  @JsonProperty("admitted")
  ADMITTED,
  @JsonProperty("invited")
  INVITED,
  @JsonProperty("removed")
  REMOVED,
  @JsonProperty("direct")
  DIRECT,
  /** To who reported something: it is dealt with. */
  @JsonProperty("closed")
  CLOSED,
  /** To those whom a message mentions. */
  @JsonProperty("mentioned")
  MENTIONED;

  /** As on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
