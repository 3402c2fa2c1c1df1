package io.roomcast.events;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** What the server says unasked. */
public sealed interface Push extends ServerFrame {

  /** Events of a room, in order; every connection that joined gets each, the sender's own too. */
  @JsonTypeName("events")
  record Events(String room, List<Event> events) implements Push {}

  /** The server is about to close this connection. */
  @JsonTypeName("goaway")
  record GoAway(String reason, Reconnect reconnect) implements Push {}
}
