package io.roomcast.table;

import java.util.Optional;

/** {@link Rooms} in memory. */
public final class InMemoryRooms implements Rooms {

  private final InMemoryTable table;

  public InMemoryRooms(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public Optional<Room> find(String room) {
    return Optional.ofNullable(table.get(Keys.room(room), StoredRoom.class)).map(StoredRoom::room);
  }
}
