package io.roomcast.table;

import io.roomcast.aws.Key;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@link Connections} in memory. */
public final class InMemoryConnections implements Connections {

  /** The META item. */
  public record Meta(Connection connection, Set<String> rooms) {}

  /** A connection's item in a room. */
  public record Socket(Connection connection) {}

  private final InMemoryTable table;
  private final InstantSource clock;

  public InMemoryConnections(InMemoryTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void connect(Connection connection) {
    table.call(
        all -> {
          all.put(Keys.connection(connection.id()), new Meta(connection, Set.of()));
          return all.put(
              Keys.userConnection(connection.userId(), connection.id()), new Socket(connection));
        });
  }

  @Override
  public Set<String> remove(String connectionId) {
    return table.call(
        all -> {
          if (!(all.remove(Keys.connection(connectionId)) instanceof Meta meta)) {
            return Set.of();
          }
          all.remove(Keys.userConnection(meta.connection().userId(), connectionId));
          meta.rooms().forEach(room -> all.remove(Keys.socket(room, connectionId)));
          return meta.rooms();
        });
  }

  @Override
  public boolean leave(String room, String connectionId) {
    return table.call(all -> all.remove(Keys.socket(room, connectionId)) != null);
  }

  @Override
  public boolean forget(String room, String connectionId) {
    return table.call(
        all -> {
          if (!(all.get(Keys.connection(connectionId)) instanceof Meta(var connection, var rooms))
              || !rooms.contains(room)) {
            return false;
          }
          Set<String> left = new HashSet<>(rooms);
          left.remove(room);
          all.put(Keys.connection(connectionId), new Meta(connection, Set.copyOf(left)));
          return true;
        });
  }

  @Override
  public Set<String> rooms(String connectionId) {
    Meta meta = table.get(Keys.connection(connectionId), Meta.class);
    return meta == null ? Set.of() : meta.rooms();
  }

  @Override
  public List<String> inRoom(String room) {
    return table.range(Keys.sockets(room), "", "\uffff", Socket.class).stream()
        .map(Socket::connection)
        .filter(connection -> connection.expiresAt().isAfter(clock.instant()))
        .map(Connection::id)
        .toList();
  }

  @Override
  public List<String> ofUser(String userId) {
    Key first = Keys.userConnection(userId, "");
    return table.range(first.pk(), first.sk(), first.sk() + "\uffff", Socket.class).stream()
        .map(socket -> socket.connection().id())
        .toList();
  }

  @Override
  public int count(String room) {
    return inRoom(room).size();
  }
}
