package io.roomcast.broadcast;

import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections whose queries of a room's list are counted, and may fail. */
final class CountedConnections implements Connections {

  private final Connections connections;
  private final AtomicInteger queries = new AtomicInteger();
  private Runnable beforeQuery = () -> {};
  private Runnable afterQuery = () -> {};

  CountedConnections(Connections connections) {
    this.connections = connections;
  }

  int queries() {
    return queries.get();
  }

  void beforeQuery(Runnable happens) {
    beforeQuery = happens;
  }

  void afterQuery(Runnable happens) {
    afterQuery = happens;
  }

  @Override
  public List<String> inRoom(String room) {
    queries.incrementAndGet();
    beforeQuery.run();
    List<String> read = connections.inRoom(room);
    afterQuery.run();
    return read;
  }

  @Override
  public void connect(Connection connection) {
    connections.connect(connection);
  }

  @Override
  public Set<String> remove(String connectionId) {
    return connections.remove(connectionId);
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
  public int count(String room) {
    return connections.count(room);
  }
}
