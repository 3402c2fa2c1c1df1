package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static org.assertj.core.api.Assertions.assertThat;

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
    put(id, DynamoDbRooms.attributes(room));
  }

  @Override
  void delete(String id, Room room) {
    Map<String, AttributeValue> attributes = new HashMap<>(DynamoDbRooms.attributes(room));
    attributes.put(DynamoDbRooms.DELETED, attributes.remove(DynamoDbRooms.ACCESS));
    put(id, attributes);
    assertThat(DynamoDbRooms.deleted(attributes)).contains(room);
  }

  private void put(String id, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.room(id)));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
