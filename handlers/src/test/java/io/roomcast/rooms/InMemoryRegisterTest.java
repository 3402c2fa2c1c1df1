package io.roomcast.rooms;

import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.InMemoryUserRooms;
import io.roomcast.table.UserRooms;
import java.util.List;

class InMemoryRegisterTest extends RegisterContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Register register = new InMemoryRegister(table, LIMITS, () -> NOW);

  @Override
  Register register() {
    return register;
  }

  @Override
  UserRooms userRooms() {
    return new InMemoryUserRooms(table);
  }

  @Override
  List<String> listed() {
    return table.places("DIRECTORY");
  }

  @Override
  void delivered(String room, Sequence head) {
    new InMemoryHeads(table).move(room, head, NOW, 0);
  }
}
