package io.roomcast.table;

import io.roomcast.aws.Table;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class DynamoDbUserRoomsTest extends UserRoomsContract {

  private final Table table = LocalDynamoDb.newTable();
  private final DynamoDbUserRoomWrites writes = new DynamoDbUserRoomWrites(table, 1_000, 100);

  @Override
  UserRooms userRooms() {
    return new DynamoDbUserRooms(table);
  }

  @Override
  void enter(String room, String userId, Role role, Sequence head) {
    if (role == Role.OWNER) {
      write(writes.made(room, userId));
    } else {
      new DynamoDbHeads(table).move(room, head, Instant.EPOCH, 0);
      write(writes.entered(room, userId, role.wire()));
    }
  }

  @Override
  void change(String room, String userId, Role before, Role now) {
    write(writes.changed(room, userId, before, now));
  }

  @Override
  void leave(String room, String userId, Role before) {
    write(writes.left(room, userId, before));
  }

  private void write(List<TransactWriteItem> items) {
    table.transact(items);
  }
}
