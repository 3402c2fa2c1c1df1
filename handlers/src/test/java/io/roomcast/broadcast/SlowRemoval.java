package io.roomcast.broadcast;

import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections whose removal takes its time: how many were removed, and how many at once. */
final class SlowRemoval implements Connections {

  private final Connections connections;
  private final Runnable takesTime;
  private final AtomicInteger removals = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  SlowRemoval(Connections connections, Runnable takesTime) {
    this.connections = connections;
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
    return connections.remove(connectionId);
  }

  @Override
  public void connect(Connection connection) {
    connections.connect(connection);
  }

  @Override
  public boolean leave(String room, String connectionId) {
    return connections.leave(room, connectionId);
  }

  @Override
  public Set<String> rooms(String connectionId) {
    return connections.rooms(connectionId);
  }

  @Override
  public List<String> inRoom(String room) {
    return connections.inRoom(room);
  }

  @Override
  public int count(String room) {
    return connections.count(room);
  }
}
