package io.roomcast.ingest;

import io.roomcast.table.LocalDynamoDb;

class DynamoDbRoomPaceTest extends RoomPaceContract {

  private final RoomPace pace = new DynamoDbRoomPace(LocalDynamoDb.newTable(), PACE);

  @Override
  RoomPace pace() {
    return pace;
  }
}
