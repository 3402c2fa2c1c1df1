package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.Room;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbDirectoryTest extends DirectoryContract {

  private final Table table = LocalDynamoDb.newTable();

  @Override
  Directory directory() {
    return new DynamoDbDirectory(table);
  }

  @Override
  void list(DirectoryPlace place) {
    put(Keys.directory(place), Map.of());
  }

  @Override
  void make(String room, Room settings, int members) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoDbRooms.attributes(settings));
    item.put("members", number(members));
    put(Keys.room(room), item);
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
