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

class DynamoDbThreadsTest extends ThreadsContract {

  private static final Codec CODEC = new Codec();

  private final Table table = LocalDynamoDb.newTable();

  private static Threads over(Table table) {
    return new DynamoDbThreads(table, new DynamoDbEvents(table, CODEC, CLOCK));
  }

  @Test
  void a_page_is_a_query_and_a_read_of_all_that_it_shows() {
    CountedCalls calls = new CountedCalls(table);
    Threads counted = over(calls.table());
    put(Messages.message(1, 0), null);
    for (int n = 2; n <= 120; n++) {
      put(Messages.message(n, n - 1), null);
      answers(n, 1);
    }

    assertThat(counted.page("r", Messages.seq(1), null, 100).events()).hasSize(100);

    assertThat(calls.take()).isEqualTo(Map.of("query", 1, "batchGetItem", 1));
  }

  @Override
  Threads threads() {
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
  void answers(int number, int target) {
    put(Keys.reply("r", Messages.seq(target), Messages.seq(number)), Map.of());
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
