package io.roomcast.removal;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.events.Posting;
import io.roomcast.events.Role;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbRemainsTest extends RemainsContract {

  private static final Room TEA = new Room("Tea", "Green", Access.OPEN, Posting.ALL, 0, 7);

  private final Table table = LocalDynamoDb.newTable();

  @Override
  Remains remains() {
    return new DynamoDbRemains(table);
  }

  @Override
  void room(String room, boolean deleted) {
    Map<String, AttributeValue> attributes = new HashMap<>(DynamoDbRooms.attributes(TEA));
    attributes.put("members", number(2));
    attributes.put("owners", number(1));
    attributes.put("moderators", AttributeValue.fromSs(List.of("olga")));
    attributes.put("made", text("deleteRoom#olga"));
    attributes.put("madeAt", number(7));
    if (deleted) {
      attributes.put(DynamoDbRooms.DELETED, attributes.remove(DynamoDbRooms.ACCESS));
    }
    put(Keys.room(room), attributes);
  }

  @Override
  void member(String room, String user, Role role) {
    put(Keys.member(room, user), Map.of("role", text(role.wire()), "name", text(user)));
    put(Keys.userRoom(user, room), Map.of("role", text(role.wire())));
    table
        .client()
        .updateItem(
            update ->
                update
                    .tableName(table.name())
                    .key(key(Keys.userRooms(user)))
                    .updateExpression("ADD rooms :one, owned :owned")
                    .expressionAttributeValues(
                        Map.of(":one", number(1), ":owned", number(role == Role.OWNER ? 1 : 0))));
  }

  @Override
  void put(Key key) {
    put(key, Map.of("text", text("something")));
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  @Override
  boolean has(Key key) {
    return !item(key).isEmpty();
  }

  private Map<String, AttributeValue> item(Key key) {
    return table
        .client()
        .getItem(get -> get.tableName(table.name()).key(key(key)).consistentRead(true))
        .item();
  }

  @Override
  List<Long> numbers(String user) {
    Map<String, AttributeValue> item = item(Keys.userRooms(user));
    return List.of(
        io.roomcast.aws.Item.number(item, "rooms", 0),
        io.roomcast.aws.Item.number(item, "owned", 0));
  }

  @Test
  void what_is_left_has_no_name_and_goes_by_itself() {
    room("r", true);
    put(Keys.head("r"), Map.of("head", text("0")));

    remains().closeLog("r");
    remains().bury("r", UNTIL);

    long until = UNTIL.getEpochSecond();
    assertThat(item(Keys.room("r")).keySet())
        .containsExactlyInAnyOrder("pk", "sk", "deleted", "made", "madeAt", "expiresAt");
    for (Key key :
        List.of(
            Keys.room("r"), Keys.head("r"), Keys.log("r"), Keys.counters("r"), Keys.pace("r"))) {
      assertThat(io.roomcast.aws.Item.number(item(key), Keys.EXPIRES_AT, 0))
          .as(key.sk())
          .isEqualTo(until);
    }
    assertThat(item(Keys.log("r"))).containsKey(Keys.CLOSED);
    assertThat(item(Keys.head("r"))).containsKey("head");
    assertThat(DynamoDbRooms.deleted(item(Keys.room("r")))).isEmpty();
  }

  @Test
  void a_room_that_was_never_there_is_not_buried() {
    remains().bury("r", UNTIL);

    assertThat(has(Keys.room("r"))).isFalse();
    assertThat(has(Keys.head("r"))).isFalse();
  }
}
