package io.roomcast.table;

import java.util.List;
import java.util.Set;

/** Who is connected, and which connections are in a room. */
public interface Connections {

  /** Notes a connection, under itself and under its user. The same again changes nothing. */
  void connect(Connection connection);

  /**
   * Forgets a connection that is gone: itself first, so that it joins no room any more, then its
   * items in the rooms and under its user. The caller then tells each room's {@link Heads}.
   *
   * @return the rooms that it was in; none when it was forgotten already
   */
  Set<String> remove(String connectionId);

  /**
   * Takes a connection out of one room.
   *
   * @return whether it was in
   */
  boolean leave(String room, String connectionId);

  /** The rooms that a connection is in, read consistently; none when it is gone. */
  Set<String> rooms(String connectionId);

  /** The ids of a room's connections, read consistently, however many. */
  List<String> inRoom(String room);

  /** The ids of a user's connections, read consistently. */
  List<String> ofUser(String userId);

  /** How many connections a room has, read consistently. */
  int count(String room);
}
