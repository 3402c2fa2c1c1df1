package io.roomcast.table;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** {@link UserRooms} in the table; each method is one call. */
public final class DynamoDbUserRooms implements UserRooms {

  static final String ROLE = "role";
  static final String SINCE = "since";
  private static final String READ = "read";

  private final Table table;

  /** Over the table given. */
  public DynamoDbUserRooms(Table table) {
    this.table = table;
  }

  @Override
  public Page page(String userId, @Nullable String after, int most) {
    Key first = Keys.userRoom(userId, "");
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
            .expressionAttributeValues(Map.of(":pk", text(first.pk()), ":sk", text(first.sk())))
            .limit(most + 1);
    if (after != null) {
      query.exclusiveStartKey(key(Keys.userRoom(userId, after)));
    }
    List<UserRoom> found =
        table.client().query(query.build()).items().stream().map(DynamoDbUserRooms::room).toList();
    return found.size() > most
        ? new Page(found.subList(0, most), found.get(most - 1).room())
        : new Page(found, null);
  }

  private static UserRoom room(Map<String, AttributeValue> item) {
    String sk = Objects.requireNonNull(text(item, Key.SK));
    return new UserRoom(
        Keys.roomId(new Key("", sk)),
        Role.of(Objects.requireNonNull(text(item, ROLE))),
        from(item));
  }

  /** Up to where a user said to have read, in the item of the user's room. */
  public static Optional<Sequence> mark(Map<String, AttributeValue> item) {
    return Optional.ofNullable(text(item, READ)).map(Sequence::new);
  }

  private static Sequence from(Map<String, AttributeValue> item) {
    String since = text(item, SINCE);
    return mark(item).orElse(since == null ? Sequence.NONE : new Sequence(since));
  }

  @Override
  public Optional<Sequence> read(String room, String userId, Sequence upTo) {
    try {
      table.write(
          client ->
              client.updateItem(
                  request ->
                      request
                          .tableName(table.name())
                          .key(Item.key(Keys.userRoom(userId, room)))
                          .updateExpression("SET #read = :upTo")
                          .conditionExpression(
                              "attribute_exists(#role) AND #since <= :upTo"
                                  + " AND (attribute_not_exists(#read) OR #read < :upTo)")
                          .expressionAttributeNames(
                              Map.of("#read", READ, "#role", ROLE, "#since", SINCE))
                          .expressionAttributeValues(Map.of(":upTo", text(upTo.text())))
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)));
      return Optional.of(upTo);
    } catch (ConditionalCheckFailedException refused) {
      return refused.hasItem() && refused.item().containsKey(ROLE)
          ? Optional.of(from(refused.item()))
          : Optional.empty();
    }
  }
}
