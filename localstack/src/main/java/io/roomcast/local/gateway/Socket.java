package io.roomcast.local.gateway;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's view of a connection. Each message runs on a thread of its own, so that two of one
 * connection run at the same time; when too many are in work, no more are read from this client.
 * Public because Jetty looks its methods up.
 */
public final class Socket implements Session.Listener {

  private final Connection connection;
  private final Connections connections;
  private final Messages messages;
  private final Executor threads;
  private final InstantSource clock;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile @Nullable Session session;

  Socket(
      Connection connection,
      Connections connections,
      Messages messages,
      Executor threads,
      InstantSource clock) {
    this.connection = connection;
    this.connections = connections;
    this.messages = messages;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    connection.outbox().attach(opened);
    demand();
  }

  @Override
  public void onWebSocketText(String text) {
    Instant receivedAt = clock.instant();
    connection.touch();
    if (inFlight.incrementAndGet() < messages.limits().framesInFlight()) {
      demand();
    }
    threads.execute(() -> handle(text, receivedAt));
  }

  private void handle(String text, Instant receivedAt) {
    try {
      messages.handle(connection, text, receivedAt);
    } finally {
      if (inFlight.getAndDecrement() == messages.limits().framesInFlight()) {
        demand();
      }
    }
  }

  /**
   * Binary frames are not supported; the first part of one is enough to say so.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html">Binary
   *     media types</a>
   */
  @Override
  public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
    callback.succeed();
    connections.close(connection, Disconnect.of(Disconnect.UNSUPPORTED));
    demand();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // Jetty closes with the code that RFC 6455 has for the error, and reports that close next.
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    callback.succeed();
    connections.ended(connection, Disconnect.of(code));
  }

  private void demand() {
    Session open = session;
    if (open != null && open.isOpen()) {
      open.demand();
    }
  }
}
