package io.roomcast.faults;

import io.roomcast.client.Room;
import io.roomcast.client.RoomcastClient;
import io.roomcast.events.Sequence;

/** A client by the protocol's rules, in a room. */
record Member(RoomcastClient client, Room room) implements AutoCloseable {

  /** Whether it shows so many events and has nothing left to do. */
  boolean isDone(int events) {
    return room.isSettled() && room.shownCount() >= events;
  }

  /** Whether it has all events up to this place. */
  boolean knows(String seq) {
    Sequence last = room.last();
    return last != null && last.text().compareTo(seq) >= 0;
  }

  @Override
  public void close() {
    client.close();
  }
}
