package io.roomcast.local.gateway;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The open connections: how long they last, and what runs when one ends. */
final class Connections {

  /** How long a client may take to answer a close frame before its TCP connection is ended. */
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(2);

  private static final Duration POLL = Duration.ofMillis(5);

  private final Limits limits;
  private final InstantSource clock;
  private final Invoker invoker;
  private final Map<String, Connection> open = new ConcurrentHashMap<>();
  private final Set<Connection> ending = ConcurrentHashMap.newKeySet();
  private final ExecutorService disconnects = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("gateway-timer").factory());

  Connections(Limits limits, InstantSource clock, Invoker invoker) {
    this.limits = limits;
    this.clock = clock;
    this.invoker = invoker;
    timer.setRemoveOnCancelPolicy(true);
  }

  /** From here on the connection takes posts; they are written once its upgrade is done. */
  Connection open(Origin origin) {
    Connection connection = new Connection(origin, limits, clock, this::closeWritten);
    open.put(connection.id(), connection);
    watch(connection);
    return connection;
  }

  Optional<Connection> find(String id) {
    return Optional.ofNullable(open.get(id));
  }

  /** Ends a connection from this side, after what waits for the client is written. */
  void close(Connection connection, Disconnect end) {
    if (open.remove(connection.id()) != null) {
      ending.add(connection);
      connection.outbox().close(connection.end(end));
      later(
          CLOSE_GRACE,
          () -> {
            connection.outbox().disconnect();
            ended(connection, end);
          });
    }
  }

  /** A connection is at its end, however it came to it: {@code $disconnect} runs, once. */
  void ended(Connection connection, Disconnect end) {
    open.remove(connection.id());
    Disconnect first = connection.end(end);
    ending.remove(connection);
    if (connection.endOnce()) {
      connection.outbox().discard();
      Origin origin = connection.origin();
      origin
          .api()
          .route(WebSocketApi.DISCONNECT)
          .ifPresent(route -> execute(() -> disconnect(origin, route, first)));
    }
  }

  private void execute(Runnable disconnect) {
    try {
      disconnects.execute(disconnect);
    } catch (RejectedExecutionException closed) {
      // The gateway is closed: $disconnect is best effort.
    }
  }

  private void disconnect(Origin origin, Route route, Disconnect end) {
    String event = EventJson.disconnect(origin, end, Ids.next(), clock.instant());
    // The result has nobody to go to.
    Optional<Outcome> _ = invoker.invoke(route.integration(), event);
  }

  private void closeWritten(Connection connection) {
    ended(connection, Disconnect.of(Disconnect.ABNORMAL));
  }

  /** Looks again when the connection may be idle for too long, or too old. */
  private void watch(Connection connection) {
    Duration left =
        min(limits.idle().minus(connection.idle()), limits.life().minus(connection.age()));
    if (left.isPositive()) {
      later(left, () -> watch(connection)).ifPresent(connection::watchedBy);
    } else {
      close(connection, Disconnect.of(Disconnect.GOING_AWAY));
    }
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Optional<Future<?>> later(Duration delay, Runnable task) {
    try {
      return Optional.of(timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException closing) {
      return Optional.empty(); // the gateway is closing, and ends every connection itself
    }
  }

  /** Closes every connection with 1001 and gives {@code $disconnect} as long as that to run. */
  void shutdown(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    List.copyOf(open.values())
        .forEach(connection -> close(connection, Disconnect.of(Disconnect.GOING_AWAY)));
    while (!ending.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(POLL);
    }
    List.copyOf(ending)
        .forEach(connection -> ended(connection, Disconnect.of(Disconnect.GOING_AWAY)));
    timer.shutdownNow();
    disconnects.shutdown();
    disconnects.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
