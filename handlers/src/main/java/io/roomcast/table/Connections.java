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
   * Takes a connection out of one room's list. The caller then tells the room's {@link Heads}, and
   * has the connection {@link #forget} the room after that.
   *
   * @return whether it was in
   */
  boolean leave(String room, String connectionId);

  /**
   * Takes a room out of what {@link #rooms} lists: the last step of leaving. A try that ended
   * before is found by it, and the next one raises HEAD's version again.
   *
   * @return whether it was listed
   */
  boolean forget(String room, String connectionId);

  /** The rooms that a connection is in, read consistently; none when it is gone. */
  Set<String> rooms(String connectionId);

  /** The ids of a room's connections, read consistently, however many. */
  List<String> inRoom(String room);

  /** The ids of a user's connections, read consistently. */
  List<String> ofUser(String userId);

  /** How many connections a room has, read consistently. */
  int count(String room);
}
