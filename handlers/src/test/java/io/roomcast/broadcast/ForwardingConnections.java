package io.roomcast.broadcast;

import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import java.util.List;
import java.util.Set;

/** Connections that hand every call on to others. */
abstract class ForwardingConnections implements Connections {

  private final Connections connections;

  ForwardingConnections(Connections connections) {
    this.connections = connections;
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
  public boolean forget(String room, String connectionId) {
    return connections.forget(room, connectionId);
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
  public List<String> ofUser(String userId) {
    return connections.ofUser(userId);
  }

  @Override
  public int count(String room) {
    return connections.count(room);
  }
}
