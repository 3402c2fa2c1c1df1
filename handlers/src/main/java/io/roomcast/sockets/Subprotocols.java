package io.roomcast.sockets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The subprotocols that a client offers. A browser can send a token in no other header, so it comes
 * as one that is never echoed: {@code roomcast.v1, bearer.<jwt>}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-connect-route-subprotocol.html">Routes
 *     that need a subprotocol</a>
 */
public record Subprotocols(List<String> offered) {

  /** The header that carries them. */
  public static final String HEADER = "Sec-WebSocket-Protocol";

  /** The one that this server speaks. */
  public static final String ROOMCAST = "roomcast.v1";

  private static final String BEARER = "bearer.";

  /**
   * Reads them from an event's headers, whose names keep the case that the client wrote, and which
   * hold only the last of several in their single form.
   */
  public static Subprotocols of(
      @Nullable Map<String, String> single, @Nullable Map<String, List<String>> multi) {
    List<String> values = new ArrayList<>();
    if (multi != null) {
      multi.entrySet().stream()
          .filter(header -> HEADER.equalsIgnoreCase(header.getKey()))
          .forEach(header -> values.addAll(header.getValue()));
    }
    if (single != null && values.isEmpty()) {
      single.entrySet().stream()
          .filter(header -> HEADER.equalsIgnoreCase(header.getKey()))
          .forEach(header -> values.add(header.getValue()));
    }
    return new Subprotocols(
        values.stream().flatMap(value -> Stream.of(value.split(","))).map(String::strip).toList());
  }

  /** Whether the client offers {@link #ROOMCAST}. */
  public boolean isOffered() {
    return offered.contains(ROOMCAST);
  }

  /** The token among them. */
  public Optional<String> token() {
    return offered.stream()
        .filter(protocol -> protocol.startsWith(BEARER))
        .map(protocol -> protocol.substring(BEARER.length()))
        .findFirst();
  }
}
