package io.roomcast.broadcast;

import io.roomcast.table.Connections;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections whose removal takes its time: how many were removed, and how many at once. */
final class SlowRemoval extends ForwardingConnections {

  private final Runnable takesTime;
  private final AtomicInteger removals = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  SlowRemoval(Connections connections, Runnable takesTime) {
    super(connections);
    this.takesTime = takesTime;
  }

  int removals() {
    return removals.get();
  }

  int mostAtOnce() {
    return most.get();
  }

  @Override
  public Set<String> remove(String connectionId) {
    removals.incrementAndGet();
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    takesTime.run();
    running.decrementAndGet();
    return super.remove(connectionId);
  }
}
