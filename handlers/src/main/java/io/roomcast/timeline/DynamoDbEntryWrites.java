package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.table.Connection;
import io.roomcast.table.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What a transaction writes for a connection that comes into rooms. */
record DynamoDbEntryWrites(Table table) {

  /** The connection is in the room. */
  TransactWriteItem socket(String room, Connection connection) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.socket(room, connection.id())));
    item.put("userId", text(connection.userId()));
    item.put(Keys.EXPIRES_AT, seconds(connection.expiresAt()));
    return TransactWriteItem.builder().put(put -> put.tableName(table.name()).item(item)).build();
  }

  /** The connection lists the rooms, on condition that it is there. */
  TransactWriteItem listed(List<String> rooms, Connection connection) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.connection(connection.id())))
                    .updateExpression("ADD #rooms :rooms")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeNames(Map.of("#rooms", "rooms"))
                    .expressionAttributeValues(Map.of(":rooms", AttributeValue.fromSs(rooms))))
        .build();
  }

  /** The member has the connection's name, on condition that it is one who is not banned. */
  TransactWriteItem called(String room, Connection connection) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.member(room, connection.userId())))
                    .updateExpression("SET #name = :name")
                    .conditionExpression("attribute_exists(#role) AND attribute_not_exists(banned)")
                    .expressionAttributeNames(Map.of("#role", "role", "#name", "name"))
                    .expressionAttributeValues(Map.of(":name", text(connection.userName()))))
        .build();
  }
}
