package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The part that a user's room has in the transactions that make, change and end a membership, and
 * the number of the user's rooms, which is the last item of its part. Of the room it asks for
 * nothing: the condition on the member's item is theirs together. Of the number it asks that there
 * is room for one more.
 */
public final class DynamoDbUserRoomWrites {

  private static final String ROOMS = "rooms";

  private final Table table;
  private final long most;
  private final Heads heads;

  /** In the table given, of users who may be members of so many rooms. */
  public DynamoDbUserRoomWrites(Table table, long most) {
    this.table = table;
    this.most = most;
    this.heads = new DynamoDbHeads(table);
  }

  /** The user becomes a member of a room; what was delivered there before counts as read. */
  public List<TransactWriteItem> entered(String room, String userId, String role) {
    Head head = heads.readAll(List.of(room)).getOrDefault(room, Head.NONE);
    return List.of(set(room, userId, role, head.head()), oneMore(userId));
  }

  /**
   * The user is one of two in a new conversation, which is none of the rooms that are numbered:
   * others open it, as many as they like.
   */
  public TransactWriteItem paired(String room, String userId, String role) {
    return set(room, userId, role, Sequence.NONE);
  }

  /** The user makes a room, in which there is nothing yet. */
  public List<TransactWriteItem> made(String room, String userId, String role) {
    return List.of(set(room, userId, role, Sequence.NONE), oneMore(userId));
  }

  /** The member is something else from now on. */
  public List<TransactWriteItem> changed(String room, String userId, String role) {
    return List.of(
        update(
            Keys.userRoom(userId, room),
            "SET #role = :role",
            Map.of("#role", DynamoDbUserRooms.ROLE),
            Map.of(":role", text(role))));
  }

  /** The user is a member no longer. */
  public List<TransactWriteItem> left(String room, String userId) {
    return List.of(
        TransactWriteItem.builder()
            .delete(delete -> delete.tableName(table.name()).key(key(Keys.userRoom(userId, room))))
            .build(),
        update(
            Keys.userRooms(userId),
            "ADD #rooms :one",
            Map.of("#rooms", ROOMS),
            Map.of(":one", number(-1))));
  }

  /** Whether a user with this number of rooms may be in one more. */
  public boolean takeOneMore(Map<String, AttributeValue> userRooms) {
    return number(userRooms, ROOMS, 0) < most;
  }

  private TransactWriteItem set(String room, String userId, String role, Sequence since) {
    return update(
        Keys.userRoom(userId, room),
        "SET #role = :role, #since = :since",
        Map.of("#role", DynamoDbUserRooms.ROLE, "#since", DynamoDbUserRooms.SINCE),
        Map.of(":role", text(role), ":since", text(since.text())));
  }

  private TransactWriteItem oneMore(String userId) {
    TransactWriteItem counted =
        update(
            Keys.userRooms(userId),
            "ADD #rooms :one",
            Map.of("#rooms", ROOMS),
            Map.of(":one", number(1), ":most", number(most)));
    return counted.toBuilder()
        .update(
            counted.update().toBuilder()
                .conditionExpression("attribute_not_exists(#rooms) OR #rooms < :most")
                .build())
        .build();
  }

  private TransactWriteItem update(
      Key item, String expression, Map<String, String> names, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(item))
                    .updateExpression(expression)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values))
        .build();
  }
}
