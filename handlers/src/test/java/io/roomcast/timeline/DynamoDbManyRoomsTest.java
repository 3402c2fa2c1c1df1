package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.table.ConflictingClient;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Heads;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.StoredRoom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbManyRoomsTest extends ManyRoomsContract {

  private final Table table = LocalDynamoDb.newTable();

  @Test
  void a_room_that_is_written_just_then_is_entered_all_the_same() {
    put("r", "ana", "member", false);

    ManyRooms busy = new DynamoDbManyRooms(ConflictingClient.of(table));

    assertThat(busy.enter(List.of("r"), new Connection("c1=", "ana", "Ana", NOW), 5))
        .containsExactly("r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingError", "ProvisionedThroughputExceeded"})
  void what_is_throttled_is_tried_again(String reason) {
    put("r", "ana", "member", false);

    ManyRooms throttled = new DynamoDbManyRooms(ConflictingClient.of(table, reason, 2));

    assertThat(throttled.enter(List.of("r"), new Connection("c1=", "ana", "Ana", NOW), 5))
        .containsExactly("r");
  }

  @Test
  void what_is_throttled_for_long_fails_and_neither_a_room_nor_a_connection_is_to_blame() {
    put("r", "ana", "member", false);

    ManyRooms throttled = new DynamoDbManyRooms(ConflictingClient.of(table, "ThrottlingError", 99));

    assertThatThrownBy(
            () -> throttled.enter(List.of("r"), new Connection("c1=", "ana", "Ana", NOW), 5))
        .isInstanceOf(TransactionCanceledException.class);
  }

  @Override
  ManyRooms many() {
    return new DynamoDbManyRooms(table);
  }

  @Override
  Connections connections() {
    return new DynamoDbConnections(table, InstantSource.fixed(NOW.minusSeconds(1)));
  }

  @Override
  Heads heads() {
    return new DynamoDbHeads(table);
  }

  @Override
  void put(String room, String userId, String role, boolean banned) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("role", text(role));
    if (banned) {
      item.put("banned", AttributeValue.fromBool(true));
    }
    put(Keys.member(room, userId), item);
  }

  @Override
  @Nullable String called(String room, String userId) {
    return text(
        table
            .client()
            .getItem(get -> get.tableName(table.name()).key(key(Keys.member(room, userId))))
            .item(),
        "name");
  }

  @Override
  void name(String room, String name) {
    Map<String, AttributeValue> item =
        new HashMap<>(DynamoDbRooms.attributes(StoredRoom.of(Access.OPEN).room()));
    item.put("name", text(name));
    put(Keys.room(room), item);
  }

  @Override
  void logged(String room, int number) {
    put(Keys.log(room), Map.of("logged", text(Messages.seq(number).text())));
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(request -> request.tableName(table.name()).item(item));
  }
}
