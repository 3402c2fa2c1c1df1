package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Event;
import io.roomcast.table.CountedCalls;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbPinsTest extends PinsContract {

  private static final Codec CODEC = new Codec();

  private final Table table = LocalDynamoDb.newTable();

  private static Pins over(Table table) {
    return new DynamoDbPins(table, new DynamoDbEvents(table, CODEC, CLOCK));
  }

  @Test
  void a_page_is_a_query_and_a_read_of_all_that_it_shows() {
    CountedCalls calls = new CountedCalls(table);
    Pins counted = over(calls.table());
    for (int n = 1; n <= 120; n++) {
      put(pinned(n, n + 200), null);
      pointer(n + 200, n);
    }

    assertThat(counted.page("r", null, 100).events()).hasSize(100);

    assertThat(calls.take()).isEqualTo(Map.of("query", 1, "batchGetItem", 1));
  }

  @Override
  Pins pins() {
    return over(table);
  }

  @Override
  void put(Event event, @Nullable Instant expiresAt) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("prev", text("0"));
    item.put("content", text(CODEC.encode(event.content())));
    if (expiresAt != null) {
      item.put(Keys.EXPIRES_AT, seconds(expiresAt));
    }
    put(Keys.event("r", event.seq()), item);
  }

  @Override
  void pointer(int pin, int target) {
    put(Keys.pin("r", Messages.seq(pin)), Map.of(Keys.TARGET, text(Messages.seq(target).text())));
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
