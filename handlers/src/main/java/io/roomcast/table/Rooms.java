package io.roomcast.table;

import java.util.Optional;

/** The rooms that users made. Those that the stack's settings name are none of them. */
public interface Rooms {

  /** Reads a room's settings consistently; empty when there is no such room. */
  Optional<Room> find(String room);
}
