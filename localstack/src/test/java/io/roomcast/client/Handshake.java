package io.roomcast.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * How a client opens its WebSocket: where, and with a token that is asked for each time, as a
 * subprotocol like a browser or in the query like wscat.
 */
public final class Handshake implements AutoCloseable {

  private static final String PROTOCOL = "roomcast.v1";

  /** A server that dies in the middle of it says nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final Supplier<String> token;
  private final boolean inQuery;

  private Handshake(URI url, Supplier<String> token, boolean inQuery) {
    this.url = url;
    this.token = token;
    this.inQuery = inQuery;
  }

  /** Sends the token as a subprotocol. */
  public static Handshake bySubprotocol(URI url, Supplier<String> token) {
    return new Handshake(url, token, false);
  }

  /** Sends the token in the query. */
  public static Handshake byQuery(URI url, Supplier<String> token) {
    return new Handshake(url, token, true);
  }

  CompletableFuture<WebSocket> open(WebSocket.Listener listener) {
    String jwt = token.get();
    WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(PATIENCE);
    return inQuery
        ? builder.buildAsync(URI.create(url + "?token=" + jwt), listener)
        : builder.subprotocols(PROTOCOL, "bearer." + jwt).buildAsync(url, listener);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
