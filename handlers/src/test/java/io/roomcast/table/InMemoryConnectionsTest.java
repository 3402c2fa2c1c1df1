package io.roomcast.table;

import java.util.HashSet;
import java.util.Set;

class InMemoryConnectionsTest extends ConnectionsContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Connections connections = new InMemoryConnections(table, clock);

  @Override
  Connections connections() {
    return connections;
  }

  @Override
  void join(String room, Connection connection) {
    Set<String> rooms = new HashSet<>(connections.rooms(connection.id()));
    rooms.add(room);
    table.put(Keys.connection(connection.id()), new InMemoryConnections.Meta(connection, rooms));
    table.put(Keys.socket(room, connection.id()), new InMemoryConnections.Socket(connection));
  }

  @Override
  Set<String> places(String pk) {
    return Set.copyOf(table.places(pk));
  }
}
