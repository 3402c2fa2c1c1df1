package io.roomcast.faults;

import io.roomcast.client.Room;
import io.roomcast.client.RoomcastClient;

/** A client by the protocol's rules, in a room. */
record Member(RoomcastClient client, Room room) implements AutoCloseable {

  /** Whether it shows so many events and has nothing left to do. */
  boolean isDone(int events) {
    return room.isSettled() && room.shownCount() >= events;
  }

  @Override
  public void close() {
    client.close();
  }
}
