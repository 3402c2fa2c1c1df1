package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The part that a user's room has in the transactions that make, change and end a membership. It
 * asks for nothing: the condition on the member's item is theirs together.
 */
public final class DynamoDbUserRoomWrites {

  private final Table table;
  private final Heads heads;

  /** In the table given. */
  public DynamoDbUserRoomWrites(Table table) {
    this.table = table;
    this.heads = new DynamoDbHeads(table);
  }

  /** The user becomes a member of a room; what was delivered there before counts as read. */
  public TransactWriteItem entered(String room, String userId, String role) {
    Head head = heads.readAll(List.of(room)).getOrDefault(room, Head.NONE);
    return set(room, userId, role, head.head());
  }

  /** The user makes a room, in which there is nothing yet. */
  public TransactWriteItem made(String room, String userId, String role) {
    return set(room, userId, role, Sequence.NONE);
  }

  /** The member is something else from now on. */
  public TransactWriteItem changed(String room, String userId, String role) {
    return update(
        room,
        userId,
        "SET #role = :role",
        Map.of("#role", DynamoDbUserRooms.ROLE),
        Map.of(":role", text(role)));
  }

  /** The user is a member no longer. */
  public TransactWriteItem left(String room, String userId) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table.name()).key(key(Keys.userRoom(userId, room))))
        .build();
  }

  private TransactWriteItem set(String room, String userId, String role, Sequence since) {
    return update(
        room,
        userId,
        "SET #role = :role, #since = :since",
        Map.of("#role", DynamoDbUserRooms.ROLE, "#since", DynamoDbUserRooms.SINCE),
        Map.of(":role", text(role), ":since", text(since.text())));
  }

  private TransactWriteItem update(
      String room,
      String userId,
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.userRoom(userId, room)))
                    .updateExpression(expression)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values))
        .build();
  }
}
