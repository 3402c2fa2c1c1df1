package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;

import io.roomcast.aws.Table;
import io.roomcast.table.Connections;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbMembersTest extends MembersContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Members members = new DynamoDbMembers(table);
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
