package io.roomcast.local.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One client's connection, from the answer of {@code $connect} on. */
final class Connection {

  private final Origin origin;
  private final Outbox outbox;
  private final InstantSource clock;
  private final AtomicReference<Optional<Disconnect>> end = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Future<?>>> watch =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean ended = new AtomicBoolean();
  private final long openedNanos = System.nanoTime();
  private volatile Instant lastActiveAt;
  private volatile long lastActiveNanos;

  /** {@code onClosed} runs when the close frame of this side is written, or cannot be. */
  Connection(Origin origin, Limits limits, InstantSource clock, Consumer<Connection> onClosed) {
    this.origin = origin;
    this.clock = clock;
    this.outbox = new Outbox(limits, this::touch, () -> onClosed.accept(this));
    this.lastActiveAt = origin.connectedAt();
    this.lastActiveNanos = openedNanos;
  }

  Origin origin() {
    return origin;
  }

  String id() {
    return origin.connectionId();
  }

  Outbox outbox() {
    return outbox;
  }

  /** A message went either way. */
  void touch() {
    lastActiveAt = clock.instant();
    lastActiveNanos = System.nanoTime();
  }

  Instant lastActiveAt() {
    return lastActiveAt;
  }

  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - lastActiveNanos);
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - openedNanos);
  }

  /** The first end that is given stays: what this side decided is not what the client echoes. */
  Disconnect end(Disconnect proposed) {
    end.compareAndSet(Optional.empty(), Optional.of(proposed));
    return end.get().orElse(proposed);
  }

  /** True for the first caller only, and nothing watches the connection any more. */
  boolean endOnce() {
    watch.get().ifPresent(future -> future.cancel(false));
    return ended.compareAndSet(false, true);
  }

  void watchedBy(Future<?> future) {
    watch.set(Optional.of(future));
    if (ended.get()) {
      future.cancel(false);
    }
  }
}
