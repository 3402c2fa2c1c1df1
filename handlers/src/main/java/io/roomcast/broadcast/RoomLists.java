package io.roomcast.broadcast;

import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lists of connections that this instance has read, of the rooms used last. A list is trusted
 * only as long as HEAD has the version that it had before the list was read.
 */
final class RoomLists {

  private record RoomList(long version, List<String> connectionIds, int correction) {}

  private final Connections connections;
  private final Map<String, RoomList> lists;

  /** Keeps the lists of at most {@code rooms} rooms. */
  RoomLists(Connections connections, int rooms) {
    this.connections = connections;
    this.lists =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, RoomList> eldest) {
            return size() > rooms;
          }
        };
  }

  /**
   * By how much HEAD's count of connections is off, as far as is known here: what the last query
   * found and the connections found gone since. Goes along with the next move of the head.
   */
  int correction(String room) {
    RoomList list = get(room);
    return list == null ? 0 : list.correction();
  }

  /** The correction given has reached HEAD. */
  synchronized void corrected(String room, int by) {
    correct(room, -by);
  }

  /**
   * The room's connections: those known, if HEAD still has their version, else read consistently.
   * HEAD is the one that was read when the head was moved, before this.
   */
  List<String> connections(String room, Head head) {
    RoomList known = get(room);
    if (known != null && known.version() == head.version()) {
      return known.connectionIds();
    }
    if (head.version() == 0) {
      // No one ever joined; a join that is under way will see the head that was just moved.
      return List.of();
    }
    List<String> read = List.copyOf(connections.inRoom(room));
    int correction = Math.toIntExact(read.size() - head.connections());
    put(room, new RoomList(head.version(), read, correction));
    return read;
  }

  /**
   * Forgets a connection that is gone.
   *
   * @param counted whether HEAD still counts it
   */
  synchronized void gone(String room, String connectionId, boolean counted) {
    RoomList list = lists.get(room);
    if (list != null && list.connectionIds().contains(connectionId)) {
      lists.put(
          room,
          new RoomList(
              list.version(),
              list.connectionIds().stream().filter(id -> !id.equals(connectionId)).toList(),
              list.correction() - (counted ? 1 : 0)));
    }
  }

  private void correct(String room, int by) {
    RoomList list = lists.get(room);
    if (list != null) {
      lists.put(room, new RoomList(list.version(), list.connectionIds(), list.correction() + by));
    }
  }

  private synchronized @Nullable RoomList get(String room) {
    return lists.get(room);
  }

  private synchronized void put(String room, RoomList list) {
    lists.put(room, list);
  }
}
