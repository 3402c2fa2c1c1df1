package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;
import static io.roomcast.aws.Item.texts;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** {@link Connections} in the table. */
public final class DynamoDbConnections implements Connections {

  private static final String USER_ID = "userId";
  private static final String ROOMS = "rooms";

  private final Table table;
  private final InstantSource clock;

  /** Over the table given; the clock says what has expired. */
  public DynamoDbConnections(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void connect(Connection connection) {
    Map<String, AttributeValue> meta = new HashMap<>(key(Keys.connection(connection.id())));
    meta.put(USER_ID, text(connection.userId()));
    meta.put("userName", text(connection.userName()));
    meta.put("connectedAt", number(connection.connectedAt().toEpochMilli()));
    meta.put(Keys.EXPIRES_AT, seconds(connection.expiresAt()));
    Map<String, AttributeValue> ofUser =
        new HashMap<>(key(Keys.userConnection(connection.userId(), connection.id())));
    ofUser.put(Keys.EXPIRES_AT, seconds(connection.expiresAt()));
    table.transact(List.of(put(meta), put(ofUser)));
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(table.name()).item(item)).build();
  }

  @Override
  public Set<String> remove(String connectionId) {
    Map<String, AttributeValue> meta = delete(Keys.connection(connectionId));
    String userId = text(meta, USER_ID);
    if (userId == null) {
      return Set.of();
    }
    Set<String> rooms = texts(meta, ROOMS);
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    keys.add(key(Keys.userConnection(userId, connectionId)));
    rooms.forEach(room -> keys.add(key(Keys.socket(room, connectionId))));
    table.deleteAll(keys);
    return rooms;
  }

  @Override
  public boolean leave(String room, String connectionId) {
    return !delete(Keys.socket(room, connectionId)).isEmpty();
  }

  @Override
  public boolean forget(String room, String connectionId) {
    try {
      table.write(
          client ->
              client.updateItem(
                  request ->
                      request
                          .tableName(table.name())
                          .key(key(Keys.connection(connectionId)))
                          .updateExpression("DELETE #rooms :room")
                          .conditionExpression("contains(#rooms, :name)")
                          .expressionAttributeNames(Map.of("#rooms", ROOMS))
                          .expressionAttributeValues(
                              Map.of(
                                  ":room", AttributeValue.fromSs(List.of(room)),
                                  ":name", text(room)))));
      return true;
    } catch (ConditionalCheckFailedException notListed) {
      return false;
    }
  }

  private Map<String, AttributeValue> delete(Key item) {
    return table
        .write(
            client ->
                client.deleteItem(
                    request ->
                        request
                            .tableName(table.name())
                            .key(key(item))
                            .returnValues(ReturnValue.ALL_OLD)))
        .attributes();
  }

  @Override
  public Set<String> rooms(String connectionId) {
    return texts(
        table
            .client()
            .getItem(
                request ->
                    request
                        .tableName(table.name())
                        .key(key(Keys.connection(connectionId)))
                        .consistentRead(true))
            .item(),
        ROOMS);
  }

  @Override
  public List<String> inRoom(String room) {
    return table
        .client()
        .queryPaginator(list(room).projectionExpression(Key.SK).build())
        .items()
        .stream()
        .map(item -> Objects.requireNonNull(text(item, Key.SK)))
        .toList();
  }

  @Override
  public List<String> ofUser(String userId) {
    Key first = Keys.userConnection(userId, "");
    return table
        .client()
        .queryPaginator(
            request ->
                request
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(
                        Map.of(":pk", text(first.pk()), ":sk", text(first.sk())))
                    .projectionExpression(Key.SK))
        .items()
        .stream()
        .map(
            item ->
                Keys.connectionId(new Key(first.pk(), Objects.requireNonNull(text(item, Key.SK)))))
        .toList();
  }

  @Override
  public int count(String room) {
    return table.client().queryPaginator(list(room).select(Select.COUNT).build()).stream()
        .mapToInt(QueryResponse::count)
        .sum();
  }

  private QueryRequest.Builder list(String room) {
    return QueryRequest.builder()
        .tableName(table.name())
        .consistentRead(true)
        .keyConditionExpression("pk = :pk")
        .filterExpression("#expiresAt > :now")
        .expressionAttributeNames(Map.of("#expiresAt", Keys.EXPIRES_AT))
        .expressionAttributeValues(
            Map.of(":pk", text(Keys.sockets(room)), ":now", seconds(clock.instant())));
  }
}
