package io.roomcast.rooms;

import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.DynamoDbUserRooms;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.UserRooms;

class DynamoDbRegisterTest extends RegisterContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Register register = new DynamoDbRegister(table, MEMBERS, ROOMS, () -> NOW);

  @Override
  Register register() {
    return register;
  }

  @Override
  UserRooms userRooms() {
    return new DynamoDbUserRooms(table);
  }

  @Override
  void delivered(String room, Sequence head) {
    new DynamoDbHeads(table).move(room, head, NOW, 0);
  }
}
