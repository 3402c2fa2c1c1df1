package io.roomcast.broadcast;

import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import java.util.List;
import java.util.Set;

/** Connections that cannot be removed. */
record BrokenRemoval(Connections connections) implements Connections {

  @Override
  public Set<String> remove(String connectionId) {
    throw new IllegalStateException("no table");
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
