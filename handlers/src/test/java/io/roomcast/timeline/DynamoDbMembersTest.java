package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;

import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.table.Connections;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.DynamoDbUserRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.UserRooms;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbMembersTest extends MembersContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Members members = new DynamoDbMembers(table, ROOMS);
  private final Connections connections = new DynamoDbConnections(table, InstantSource.fixed(NOW));

  @Override
  Members members() {
    return members;
  }

  @Override
  Connections connections() {
    return connections;
  }

  @Override
  UserRooms userRooms() {
    return new DynamoDbUserRooms(table);
  }

  @Override
  void putOut(String room, String userId) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.member(room, userId)))
                    .updateExpression("REMOVE #role")
                    .expressionAttributeNames(Map.of("#role", "role")));
  }

  @Override
  void make(String room, Access access, int members) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.room(room)));
    item.putAll(DynamoDbRooms.attributes(StoredRoom.of(access).room()));
    item.put("members", number(members));
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  @Override
  long count(String room) {
    return number(
        table.client().getItem(get -> get.tableName(table.name()).key(key(Keys.room(room)))).item(),
        "members",
        0);
  }

  @Override
  void ban(String room, String userId) {
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.member(room, userId)))
                    .updateExpression("SET banned = :yes")
                    .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
  }
}
