package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The part that a user's room has in the transactions that make, change and end a membership, and
 * the numbers of the rooms that the user is in and owns, which are the last item of its part. Of
 * the room it asks for nothing: the condition on the member's item is theirs together. Of a number
 * that grows it asks that there is room for one more.
 */
public final class DynamoDbUserRoomWrites {

  private static final String ROOMS = "rooms";
  private static final String OWNED = "owned";

  private final Table table;
  private final long mostRooms;
  private final long mostOwned;
  private final Heads heads;

  /** In the table given, of users who may be members of so many rooms, and own none more. */
  public DynamoDbUserRoomWrites(Table table, long mostRooms) {
    this(table, mostRooms, 0);
  }

  /** In the table given, of users who may be members of so many rooms, and own so many of them. */
  public DynamoDbUserRoomWrites(Table table, long mostRooms, long mostOwned) {
    this.table = table;
    this.mostRooms = mostRooms;
    this.mostOwned = mostOwned;
    this.heads = new DynamoDbHeads(table);
  }

  /** The user becomes a member of a room; what was delivered there before counts as read. */
  public List<TransactWriteItem> entered(String room, String userId, String role) {
    Head head = heads.readAll(List.of(room)).getOrDefault(room, Head.NONE);
    return List.of(set(room, userId, role, head.head()), counted(userId, 1, 0));
  }

  /**
   * The user is one of two in a new conversation, which is none of the rooms that are numbered:
   * others open it, as many as they like.
   */
  public TransactWriteItem paired(String room, String userId, String role) {
    return set(room, userId, role, Sequence.NONE);
  }

  /** The user makes a room, in which there is nothing yet, and owns it. */
  public List<TransactWriteItem> made(String room, String userId) {
    return List.of(set(room, userId, Role.OWNER.wire(), Sequence.NONE), counted(userId, 1, 1));
  }

  /** The member is something else from now on. */
  public List<TransactWriteItem> changed(String room, String userId, Role before, Role now) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        update(
            Keys.userRoom(userId, room),
            "SET #role = :role",
            Map.of("#role", DynamoDbUserRooms.ROLE),
            Map.of(":role", text(now.wire()))));
    int owned = owned(now) - owned(before);
    if (owned != 0) {
      items.add(counted(userId, 0, owned));
    }
    return items;
  }

  /** The user is a member no longer, who was one in this role. */
  public List<TransactWriteItem> left(String room, String userId, Role was) {
    return List.of(
        TransactWriteItem.builder()
            .delete(delete -> delete.tableName(table.name()).key(key(Keys.userRoom(userId, room))))
            .build(),
        counted(userId, -1, -owned(was)));
  }

  private static int owned(Role role) {
    return role == Role.OWNER ? 1 : 0;
  }

  /** Whether a user with these numbers may be in one more room. */
  public boolean takeOneMore(Map<String, AttributeValue> userRooms) {
    return number(userRooms, ROOMS, 0) < mostRooms;
  }

  /** Whether a user with these numbers may own one more room. */
  public boolean ownOneMore(Map<String, AttributeValue> userRooms) {
    return number(userRooms, OWNED, 0) < mostOwned;
  }

  private TransactWriteItem set(String room, String userId, String role, Sequence since) {
    return update(
        Keys.userRoom(userId, room),
        "SET #role = :role, #since = :since",
        Map.of("#role", DynamoDbUserRooms.ROLE, "#since", DynamoDbUserRooms.SINCE),
        Map.of(":role", text(role), ":since", text(since.text())));
  }

  private TransactWriteItem counted(String userId, int rooms, int owned) {
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    List<String> added = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    Stream.of(new Count(ROOMS, rooms, mostRooms), new Count(OWNED, owned, mostOwned))
        .filter(count -> count.by() != 0)
        .forEach(
            count -> {
              String name = count.name();
              names.put("#" + name, name);
              values.put(":" + name, number(count.by()));
              added.add("#%s :%s".formatted(name, name));
              if (count.by() > 0) {
                values.put(":most_" + name, number(count.most()));
                conditions.add(
                    "(attribute_not_exists(#%s) OR #%s < :most_%s)".formatted(name, name, name));
              }
            });
    return TransactWriteItem.builder()
        .update(
            update -> {
              update
                  .tableName(table.name())
                  .key(key(Keys.userRooms(userId)))
                  .updateExpression("ADD " + String.join(", ", added))
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values);
              if (!conditions.isEmpty()) {
                update.conditionExpression(String.join(" AND ", conditions));
              }
            })
        .build();
  }

  /** How a number changes, and what it is at most if it grows. */
  private record Count(String name, int by, long most) {}

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
