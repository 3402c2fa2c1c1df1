package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;

import io.roomcast.aws.Table;
import io.roomcast.table.Connections;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbUserRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.UserRooms;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbRollTest extends RollContract {

  private final Table table = LocalDynamoDb.newTable();

  @Override
  Roll roll() {
    return new DynamoDbRoll(table);
  }

  @Override
  Members members() {
    return new DynamoDbMembers(table, 1_000);
  }

  @Override
  Connections connections() {
    return new DynamoDbConnections(table, () -> NOW);
  }

  @Override
  UserRooms userRooms() {
    return new DynamoDbUserRooms(table);
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
}
