package io.roomcast.removal;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Role;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.DynamoDbUserRoomWrites;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** {@link Remains} in the table. */
final class DynamoDbRemains implements Remains {

  private static final String ROLE = "role";

  /** Items of a room's partition that one query reads. */
  private static final int ITEMS = 100;

  /** Events that one query reads. */
  private static final int EVENTS = 500;

  /** Members whose memberships end at once, with three items each; a transaction takes 100. */
  private static final int MEMBERS = 25;

  /** What {@link DynamoDbRooms#names} does not have of a room's own item. */
  private static final List<String> COUNTS = List.of("members", "owners", "moderators");

  private final Table table;
  private final DynamoDbUserRoomWrites userRooms;

  DynamoDbRemains(Table table) {
    this.table = table;
    // Nobody becomes a member here, so there is no limit to keep.
    this.userRooms = new DynamoDbUserRoomWrites(table, 0);
  }

  @Override
  public boolean isDeleted(String room) {
    return table
        .client()
        .getItem(get -> get.tableName(table.name()).key(key(Keys.room(room))).consistentRead(true))
        .item()
        .containsKey(DynamoDbRooms.DELETED);
  }

  /** Always from the beginning: what is there was not removed yet, or came meanwhile. */
  @Override
  public boolean endMemberships(String room) {
    List<String> kept = kept(room).map(Key::sk).toList();
    List<Map<String, AttributeValue>> items =
        page(Keys.room(room).pk(), ITEMS).stream()
            .filter(item -> !kept.contains(text(item, Key.SK)))
            .toList();
    List<Map<String, AttributeValue>> members =
        items.stream().filter(item -> item.containsKey(ROLE)).toList();
    for (int from = 0; from < members.size(); from += MEMBERS) {
      end(room, members.subList(from, Math.min(from + MEMBERS, members.size())));
    }
    table.deleteAll(
        items.stream()
            .filter(item -> !item.containsKey(ROLE))
            .map(DynamoDbRemains::keyOf)
            .toList());
    return !items.isEmpty();
  }

  /** One who is no member any more, or another one by now, comes with the next page. */
  private void end(String room, List<Map<String, AttributeValue>> members) {
    List<TransactWriteItem> writes = new ArrayList<>();
    for (Map<String, AttributeValue> member : members) {
      String role = Objects.requireNonNull(text(member, ROLE));
      writes.add(
          TransactWriteItem.builder()
              .delete(
                  delete ->
                      delete
                          .tableName(table.name())
                          .key(keyOf(member))
                          .conditionExpression("#role = :role")
                          .expressionAttributeNames(Map.of("#role", ROLE))
                          .expressionAttributeValues(Map.of(":role", text(role))))
              .build());
      writes.addAll(
          userRooms.left(
              room,
              Keys.userId(new Key("", Objects.requireNonNull(text(member, Key.SK)))),
              Role.of(role)));
    }
    table.transacted(writes);
  }

  @Override
  public void closeLog(String room) {
    table.write(
        client ->
            client.updateItem(
                update ->
                    update
                        .tableName(table.name())
                        .key(key(Keys.log(room)))
                        .updateExpression("SET closed = :yes")
                        .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true)))));
  }

  @Override
  public boolean removeEvents(String room) {
    for (String partition : List.of(Keys.events(room), Keys.replies(room), Keys.pins(room))) {
      List<Map<String, AttributeValue>> items = page(partition, EVENTS);
      if (!items.isEmpty()) {
        table.deleteAll(items.stream().map(DynamoDbRemains::keyOf).toList());
        return true;
      }
    }
    return false;
  }

  @Override
  public void bury(String room, Instant until) {
    List<String> forgotten =
        Stream.concat(DynamoDbRooms.names().stream(), COUNTS.stream()).toList();
    Map<String, String> names = new HashMap<>();
    names.put("#expiresAt", Keys.EXPIRES_AT);
    names.put("#deleted", DynamoDbRooms.DELETED);
    forgotten.forEach(name -> names.put("#" + name, name));
    try {
      table.write(
          client ->
              client.updateItem(
                  update ->
                      update
                          .tableName(table.name())
                          .key(key(Keys.room(room)))
                          .updateExpression(
                              "SET #expiresAt = :until REMOVE "
                                  + String.join(
                                      ", ", forgotten.stream().map(name -> "#" + name).toList()))
                          .conditionExpression("attribute_exists(#deleted)")
                          .expressionAttributeNames(names)
                          .expressionAttributeValues(Map.of(":until", seconds(until)))));
    } catch (ConditionalCheckFailedException goneByItself) {
      return;
    }
    kept(room).filter(item -> !item.equals(Keys.room(room))).forEach(item -> expires(item, until));
  }

  /** Also one that is not there yet: a late event would put it there for ever. */
  private void expires(Key item, Instant until) {
    table.write(
        client ->
            client.updateItem(
                update ->
                    update
                        .tableName(table.name())
                        .key(key(item))
                        .updateExpression("SET #expiresAt = :until")
                        .expressionAttributeNames(Map.of("#expiresAt", Keys.EXPIRES_AT))
                        .expressionAttributeValues(Map.of(":until", seconds(until)))));
  }

  /** The items that the room's late events find. */
  private static Stream<Key> kept(String room) {
    return Stream.of(
        Keys.room(room), Keys.head(room), Keys.log(room), Keys.counters(room), Keys.pace(room));
  }

  private List<Map<String, AttributeValue>> page(String partition, int most) {
    return table
        .client()
        .query(
            QueryRequest.builder()
                .tableName(table.name())
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeNames(Map.of("#role", ROLE))
                .expressionAttributeValues(Map.of(":pk", text(partition)))
                .projectionExpression("pk, sk, #role")
                .limit(most)
                .build())
        .items();
  }

  private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of(
        Key.PK, Objects.requireNonNull(item.get(Key.PK)),
        Key.SK, Objects.requireNonNull(item.get(Key.SK)));
  }
}
