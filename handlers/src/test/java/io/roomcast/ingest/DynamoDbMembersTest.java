package io.roomcast.ingest;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbMembersTest extends MembersContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Members members = new DynamoDbMembers(table, PACE);

  @Override
  Members members() {
    return members;
  }

  @Override
  void member(String room, String userId, boolean banned) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.member(room, userId)));
    item.put("role", text("member"));
    if (banned) {
      item.put("banned", AttributeValue.fromBool(true));
    }
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
