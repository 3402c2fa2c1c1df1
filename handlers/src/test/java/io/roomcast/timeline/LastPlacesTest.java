package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.table.AtOnce;
import io.roomcast.table.Connection;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.StoredRoom;
import io.roomcast.timeline.Members.Entrance;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** More than there are places for join at once, over DynamoDB Local. */
class LastPlacesTest {

  private static final int MEMBERS = 10;
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final Table table = LocalDynamoDb.newTable();
  private final Members members = new DynamoDbMembers(table, 1_000);
  private final DynamoDbConnections connections = new DynamoDbConnections(table, () -> NOW);

  @Test
  void of_three_who_join_a_room_with_two_places_two_come_in() {
    for (int seed = 0; seed < 200; seed++) {
      String room = room("r_" + seed, MEMBERS - 2);

      List<Entrance> entrances = AtOnce.all(seed, joins(room, 3));

      assertThat(Collections.frequency(entrances, Entrance.ENTERED))
          .as("seed %d", seed)
          .isEqualTo(2);
      assertThat(Collections.frequency(entrances, Entrance.FULL)).as("seed %d", seed).isEqualTo(1);
      assertThat(count(room)).as("seed %d", seed).isEqualTo(MEMBERS);
      assertThat(connections.inRoom(room)).as("seed %d", seed).hasSize(2);
    }
  }

  private List<Supplier<Entrance>> joins(String room, int many) {
    return IntStream.range(0, many)
        .mapToObj(
            i -> {
              Connection connection = new Connection(room + i, room + i, "Ana", NOW);
              connections.connect(connection);
              Supplier<Entrance> join = () -> join(room, connection);
              return join;
            })
        .toList();
  }

  /** As a client does that is told to come again. */
  private Entrance join(String room, Connection connection) {
    while (true) {
      try {
        return members.enterAsOneMore(
            room, connection, new Member(Member.MEMBER, "Ana", false), NOW, MEMBERS);
      } catch (TransactionCanceledException busy) {
        Thread.onSpinWait();
      }
    }
  }

  private String room(String room, int count) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.room(room)));
    item.putAll(DynamoDbRooms.attributes(StoredRoom.of(Access.OPEN).room()));
    item.put("members", number(count));
    table.client().putItem(put -> put.tableName(table.name()).item(item));
    return room;
  }

  private long count(String room) {
    return number(
        table
            .client()
            .getItem(
                get -> get.tableName(table.name()).key(key(Keys.room(room))).consistentRead(true))
            .item(),
        "members",
        0);
  }
}
