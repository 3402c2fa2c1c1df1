package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Heads;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import io.roomcast.table.Room;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbStandingsTest extends StandingsContract {

  private final Table table = LocalDynamoDb.newTable();

  @Override
  Standings standings() {
    return new DynamoDbStandings(table, () -> NOW);
  }

  @Override
  Heads heads() {
    return new DynamoDbHeads(table);
  }

  @Override
  void make(String room, Room settings, int members) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoDbRooms.attributes(settings));
    item.put("members", number(members));
    put(Keys.room(room), item);
  }

  @Override
  void counted(String room, int messages) {
    put(Keys.counters(room), Map.of("messageCount", number(messages)));
  }

  @Override
  void put(String room, Event event, @Nullable Instant expiresAt) {
    Map<String, AttributeValue> item = new HashMap<>();
    if (event.content() instanceof Content.Message message) {
      item.put(Keys.AUTHOR, text(message.deleted() == null ? message.from().id() : ""));
      List<String> mentions = message.mentions();
      if (mentions != null) {
        item.put(Keys.MENTIONS, AttributeValue.fromSs(mentions));
      }
    }
    if (expiresAt != null) {
      item.put(Keys.EXPIRES_AT, seconds(expiresAt));
    }
    put(Keys.event(room, event.seq()), item);
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
