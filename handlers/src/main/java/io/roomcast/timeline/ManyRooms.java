package io.roomcast.timeline;

import io.roomcast.events.Sequence;
import io.roomcast.table.Connection;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What a join does and reads, for many rooms in few calls. Room ids may come more than once.
 *
 * <p>The connection is put into a room in the transaction that raises HEAD's version, so HEAD, read
 * after that, includes an event, or the one who delivers it sees the connection: what {@link
 * Joining} has from two calls, one after the other.
 */
interface ManyRooms {

  /**
   * Puts the connection into those of the rooms of which its user is a member, not banned, known
   * there by the connection's name from now on, and which have fewer than {@code most} connections
   * by HEAD's count. A room that is too busy for that is left out as well.
   *
   * @return the rooms that it is in now; the others are as they were
   * @throws io.roomcast.sockets.ForgottenConnectionException if the connection itself is gone
   */
  Set<String> enter(Collection<String> rooms, Connection connection, int most);

  /** The last sequence in each room's log, read consistently. */
  Map<String, Sequence> logged(Collection<String> rooms);

  /** The rooms of which a user is a member and not banned, read consistently. */
  Map<String, Place> places(Collection<String> rooms, String userId);

  /** What a user is in a room, and the room's name. */
  record Place(String role, String name) {}
}
