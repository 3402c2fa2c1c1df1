package io.roomcast.rooms;

import static io.roomcast.aws.Item.text;
import static io.roomcast.aws.Item.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.DynamoDbUserRoomWrites;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.Room;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbPairsTest extends PairsContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Pairs pairs = new DynamoDbPairs(table, new DynamoDbUserRoomWrites(table, 10));

  @Override
  Pairs pairs() {
    return pairs;
  }

  @Override
  Room room(String room) {
    return new DynamoDbRooms(table).find(room).orElseThrow();
  }

  @Override
  Set<String> closedBy(String room, String userId) {
    Map<String, AttributeValue> member = item(Keys.member(room, userId));
    assertThat(text(member, "role")).isEqualTo("member");
    return texts(member, "blocked");
  }

  @Override
  void profile(String userId, String name) {
    Map<String, AttributeValue> item = new HashMap<>(Item.key(Keys.profile(userId)));
    item.put("name", text(name));
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  private Map<String, AttributeValue> item(Key key) {
    return table.client().getItem(get -> get.tableName(table.name()).key(Item.key(key))).item();
  }
}
