package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.table.Connection;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** {@link Members} in the table. */
final class DynamoDbMembers implements Members {

  private static final String ROLE = "role";
  private static final String NAME = "name";
  private static final String BANNED = "banned";
  private static final String FAILED = "ConditionalCheckFailed";

  /** Where in the transaction the condition on the connection's META is. */
  private static final int META = 1;

  private final Table table;

  DynamoDbMembers(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Member> find(String room, String userId) {
    Map<String, AttributeValue> item =
        table
            .client()
            .getItem(
                request ->
                    request
                        .tableName(table.name())
                        .key(key(Keys.member(room, userId)))
                        .consistentRead(true))
            .item();
    return Optional.ofNullable(text(item, ROLE))
        .map(
            role ->
                new Member(
                    role,
                    Objects.requireNonNullElse(text(item, NAME), ""),
                    item.containsKey(BANNED)));
  }

  @Override
  public Entrance enter(String room, Connection connection) {
    return enter(
        room,
        connection,
        TransactWriteItem.builder()
            .conditionCheck(
                check ->
                    check
                        .tableName(table.name())
                        .key(key(Keys.member(room, connection.userId())))
                        .conditionExpression(
                            "attribute_exists(pk) AND attribute_not_exists(banned)"))
            .build());
  }

  @Override
  public Entrance enterAsNew(String room, Connection connection, Member member, Instant joinedAt) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.member(room, connection.userId())));
    item.put(ROLE, text(member.role()));
    item.put(NAME, text(member.name()));
    item.put("joinedAt", number(joinedAt.toEpochMilli()));
    return enter(
        room,
        connection,
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(table.name())
                        .item(item)
                        .conditionExpression("attribute_not_exists(pk)"))
            .build());
  }

  private Entrance enter(String room, Connection connection, TransactWriteItem membership) {
    try {
      table.transact(List.of(socket(room, connection), meta(room, connection), membership));
      return Entrance.ENTERED;
    } catch (TransactionCanceledException cancelled) {
      if (FAILED.equals(cancelled.cancellationReasons().get(META).code())) {
        return Entrance.GONE;
      }
      if (cancelled.cancellationReasons().stream().anyMatch(r -> FAILED.equals(r.code()))) {
        return Entrance.REFUSED;
      }
      throw cancelled;
    }
  }

  private TransactWriteItem socket(String room, Connection connection) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.socket(room, connection.id())));
    item.put("userId", text(connection.userId()));
    item.put(Keys.EXPIRES_AT, seconds(connection.expiresAt()));
    return TransactWriteItem.builder().put(put -> put.tableName(table.name()).item(item)).build();
  }

  private TransactWriteItem meta(String room, Connection connection) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.connection(connection.id())))
                    .updateExpression("ADD #rooms :room")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeNames(Map.of("#rooms", "rooms"))
                    .expressionAttributeValues(
                        Map.of(":room", AttributeValue.fromSs(List.of(room)))))
        .build();
  }
}
