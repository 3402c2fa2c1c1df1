package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbConnectionsTest extends ConnectionsContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Connections connections = new DynamoDbConnections(table, clock);

  @Test
  void a_list_longer_than_a_page_of_the_table_is_read_whole() {
    String padding = "x".repeat(300_000);
    IntStream.range(0, 5)
        .forEach(
            i -> {
              Connection connection = new Connection("c" + i, "u", "U", Instant.now());
              join("r", connection);
              Map<String, AttributeValue> item = item("r", connection);
              item.put("padding", text(padding));
              table.client().putItem(put -> put.tableName(table.name()).item(item));
            });

    assertThat(connections.inRoom("r")).hasSize(5);
    assertThat(connections.count("r")).isEqualTo(5);
  }

  @Test
  void a_connection_whose_items_are_in_a_transaction_just_then_leaves_and_goes_all_the_same() {
    Connection connection = new Connection("c", "u", "U", Instant.now());
    connections.connect(connection);
    join("r", connection);
    join("s", connection);

    assertThat(new DynamoDbConnections(ConflictingClient.of(table), clock).leave("r", "c"))
        .isTrue();
    assertThat(new DynamoDbConnections(ConflictingClient.of(table), clock).forget("r", "c"))
        .isTrue();
    assertThat(new DynamoDbConnections(ConflictingClient.of(table), clock).remove("c"))
        .containsExactly("s");
  }

  @Override
  Connections connections() {
    return connections;
  }

  @Override
  void join(String room, Connection connection) {
    table.client().putItem(put -> put.tableName(table.name()).item(item(room, connection)));
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.connection(connection.id())))
                    .updateExpression("ADD rooms :room")
                    .expressionAttributeValues(
                        Map.of(":room", AttributeValue.fromSs(List.of(room)))));
  }

  private static Map<String, AttributeValue> item(String room, Connection connection) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.socket(room, connection.id())));
    item.put("userId", text(connection.userId()));
    item.put(Keys.EXPIRES_AT, seconds(connection.expiresAt()));
    return item;
  }

  @Override
  Set<String> places(String pk) {
    return table
        .client()
        .queryPaginator(
            query ->
                query
                    .tableName(table.name())
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", text(pk))))
        .items()
        .stream()
        .map(item -> text(item, "sk"))
        .collect(Collectors.toSet());
  }
}
