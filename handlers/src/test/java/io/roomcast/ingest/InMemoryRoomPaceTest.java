package io.roomcast.ingest;

import io.roomcast.table.InMemoryTable;

class InMemoryRoomPaceTest extends RoomPaceContract {

  private final RoomPace pace = new InMemoryPaces(new InMemoryTable(), PACE, PACE);

  @Override
  RoomPace pace() {
    return pace;
  }
}
