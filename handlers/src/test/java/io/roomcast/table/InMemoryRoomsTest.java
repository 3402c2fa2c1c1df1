package io.roomcast.table;

import java.time.Instant;

class InMemoryRoomsTest extends RoomsContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  Rooms rooms() {
    return new InMemoryRooms(table);
  }

  @Override
  void delete(String id, Room room) {
    table.put(Keys.room(id), new StoredDeletion(room, "", Instant.EPOCH));
  }

  @Override
  void put(String id, Room room) {
    table.put(Keys.room(id), new StoredRoom(room, 1, 1, "", Instant.EPOCH));
  }
}
