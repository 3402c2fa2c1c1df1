package io.roomcast.timeline;

import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import io.roomcast.table.StoredRoom;
import java.time.Instant;

class InMemoryDirectoryTest extends DirectoryContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  Directory directory() {
    return new InMemoryDirectory(table);
  }

  @Override
  void list(DirectoryPlace place) {
    table.put(Keys.directory(place), place);
  }

  @Override
  void make(String room, Room settings, int members) {
    table.put(Keys.room(room), new StoredRoom(settings, members, 1, "", Instant.EPOCH));
  }
}
