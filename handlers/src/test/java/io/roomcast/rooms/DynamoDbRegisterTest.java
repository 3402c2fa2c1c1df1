package io.roomcast.rooms;

import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.DynamoDbUserRooms;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.UserRooms;
import java.util.List;
import java.util.Map;

class DynamoDbRegisterTest extends RegisterContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Register register = new DynamoDbRegister(table, LIMITS, () -> NOW);

  @Override
  Register register() {
    return register;
  }

  @Override
  UserRooms userRooms() {
    return new DynamoDbUserRooms(table);
  }

  @Override
  List<String> listed() {
    return table
        .client()
        .query(
            query ->
                query
                    .tableName(table.name())
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", text("DIRECTORY"))))
        .items()
        .stream()
        .map(item -> String.valueOf(text(item, "sk")))
        .toList();
  }

  @Override
  void delivered(String room, Sequence head) {
    new DynamoDbHeads(table).move(room, head, NOW, 0);
  }
}
