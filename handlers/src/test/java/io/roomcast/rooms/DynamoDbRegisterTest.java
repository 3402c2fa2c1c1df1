package io.roomcast.rooms;

import io.roomcast.table.LocalDynamoDb;

class DynamoDbRegisterTest extends RegisterContract {

  private final Register register =
      new DynamoDbRegister(LocalDynamoDb.newTable(), MEMBERS, () -> NOW);

  @Override
  Register register() {
    return register;
  }
}
