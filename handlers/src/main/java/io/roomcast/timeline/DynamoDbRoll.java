package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.ListedMember;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.table.DynamoDbUserRooms;
import io.roomcast.table.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** {@link Roll} in the table: a query for the members, and a batch for their marks. */
final class DynamoDbRoll implements Roll {

  private final Table table;

  DynamoDbRoll(Table table) {
    this.table = table;
  }

  @Override
  public Page page(String room, @Nullable String after, int most) {
    Key first = Keys.member(room, "");
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
            .expressionAttributeValues(Map.of(":pk", text(first.pk()), ":sk", text(first.sk())))
            .limit(most + 1);
    if (after != null) {
      query.exclusiveStartKey(key(Keys.member(room, after)));
    }
    List<Map<String, AttributeValue>> found = table.client().query(query.build()).items();
    List<Map<String, AttributeValue>> taken = found.subList(0, Math.min(most, found.size()));
    List<Map<String, AttributeValue>> members =
        taken.stream()
            .filter(item -> item.containsKey("role") && !item.containsKey("banned"))
            .toList();
    Map<String, Sequence> marks = marks(room, members);
    return new Page(
        members.stream()
            .map(
                item ->
                    new ListedMember(
                        userId(item),
                        Objects.requireNonNull(text(item, "name")),
                        Role.of(Objects.requireNonNull(text(item, "role"))),
                        marks.get(userId(item))))
            .toList(),
        found.size() > most ? userId(taken.getLast()) : null);
  }

  private Map<String, Sequence> marks(String room, List<Map<String, AttributeValue>> members) {
    Map<String, String> users = new HashMap<>();
    for (Map<String, AttributeValue> item : members) {
      users.put(Keys.userRoom(userId(item), room).pk(), userId(item));
    }
    Map<String, Sequence> marks = new HashMap<>();
    table
        .getAll(users.values().stream().map(user -> key(Keys.userRoom(user, room))).toList())
        .forEach(
            item -> {
              String user = users.get(text(item, Key.PK));
              if (user != null) {
                DynamoDbUserRooms.mark(item).ifPresent(mark -> marks.put(user, mark));
              }
            });
    return marks;
  }

  private static String userId(Map<String, AttributeValue> item) {
    return Keys.userId(new Key("", Objects.requireNonNull(text(item, Key.SK))));
  }
}
