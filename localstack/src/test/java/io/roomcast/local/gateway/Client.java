package io.roomcast.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client on the JDK's WebSocket: whole text messages, and the code of the close frame. */
final class Client implements WebSocket.Listener, AutoCloseable {

  private static final int PATIENCE_SECONDS = 3;

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private @Nullable WebSocket socket;

  static Client connect(URI url) {
    return connect(url, builder -> builder);
  }

  static Client connect(URI url, UnaryOperator<WebSocket.Builder> change) {
    Client client = new Client();
    try {
      client.socket =
          change.apply(LocalGateway.HTTP.newWebSocketBuilder()).buildAsync(url, client).join();
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
        throw new Refused(handshake);
      }
      throw refused;
    }
    return client;
  }

  /** The upgrade was answered with another status than 101. */
  static final class Refused extends RuntimeException {
    private final transient WebSocketHandshakeException handshake;

    Refused(WebSocketHandshakeException handshake) {
      super("refused with " + handshake.getResponse().statusCode());
      this.handshake = handshake;
    }

    int status() {
      return handshake.getResponse().statusCode();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  private WebSocket open() {
    if (socket == null) {
      throw new IllegalStateException("not connected");
    }
    return socket;
  }

  String subprotocol() {
    return open().getSubprotocol();
  }

  Client send(String message) {
    open().sendText(message, true).join();
    return this;
  }

  /** The next text message. */
  String next() throws InterruptedException {
    String message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message");
    }
    return message;
  }

  JsonNode nextJson() throws InterruptedException {
    return Backend.json(next());
  }

  boolean hasNothing(long millis) throws InterruptedException {
    return messages.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  /** The code of the server's close frame. */
  int closeCode() throws InterruptedException, ExecutionException, TimeoutException {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  void close(int code) {
    open().sendClose(code, "").join();
  }

  @Override
  public void close() {
    open().abort();
  }
}
