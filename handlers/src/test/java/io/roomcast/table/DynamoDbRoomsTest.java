package io.roomcast.table;

import static io.roomcast.aws.Item.key;

import io.roomcast.aws.Table;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbRoomsTest extends RoomsContract {

  private final Table table = LocalDynamoDb.newTable();

  @Override
  Rooms rooms() {
    return new DynamoDbRooms(table);
  }

  @Override
  void put(String id, Room room) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.room(id)));
    item.putAll(DynamoDbRooms.attributes(room));
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
