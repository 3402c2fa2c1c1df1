package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.paginators.QueryIterable;

class DynamoDbRoomLogTest extends RoomLogContract {

  private static final Codec CODEC = new Codec();

  private final Table table = LocalDynamoDb.newTable();
  private final RoomLog log = new DynamoDbRoomLog(table, CODEC, CLOCK);

  @Test
  void content_that_cannot_be_read_holds_its_place() {
    put("r", Messages.seq(1), Messages.seq(0), "{\"type\":\"from the future\"}", null);

    assertThat(log.latest("r", Messages.seq(1), 1))
        .extracting(Event::content)
        .containsExactly(new Content.Unreadable());
  }

  @Test
  void a_long_stretch_that_has_expired_costs_no_more_calls() {
    int expired = 300;
    for (int i = 1; i <= expired + 10; i++) {
      put("r", Messages.message(i, i - 1), i <= expired ? NOW : NOW.plusSeconds(60));
    }
    Sequence logged = Messages.seq(expired + 10);
    AtomicInteger queries = new AtomicInteger();
    RoomLog counted = new DynamoDbRoomLog(counting(queries), CODEC, CLOCK);
    View view = new View(counted);
    Space space = new Space(CODEC, 50, 32_000);

    assertThat(view.latest("r", logged, logged, space).events()).hasSize(10);
    assertThat(queries.getAndSet(0)).isLessThanOrEqualTo(3);

    Stretch replay = new Replay(counted, view).after(Messages.seq(1), "r", logged, logged, space);
    assertThat(replay.events()).hasSize(10);
    assertThat(replay.truncated()).isTrue();
    assertThat(queries.getAndSet(0)).isLessThanOrEqualTo(4);

    assertThat(view.before(Messages.seq(150), "r", logged, space).truncated()).isTrue();
    assertThat(queries.get()).isLessThanOrEqualTo(4);
  }

  /** The table, whose queries are counted. */
  private Table counting(AtomicInteger queries) {
    DynamoDbClient counting =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("queryPaginator")) {
                    return new QueryIterable((DynamoDbClient) proxy, (QueryRequest) arguments[0]);
                  }
                  if (method.getName().equals("query")) {
                    queries.incrementAndGet();
                  }
                  return method.invoke(table.client(), arguments);
                });
    return new Table(counting, table.name());
  }

  @Override
  RoomLog log() {
    return log;
  }

  @Override
  void logged(String room, Sequence logged) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.log(room)));
    item.put("logged", text(logged.text()));
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  @Override
  void put(String room, Event event, @Nullable Instant expiresAt) {
    put(
        room,
        event.seq(),
        Objects.requireNonNull(event.prev()),
        CODEC.encode(event.content()),
        expiresAt);
  }

  private void put(
      String room, Sequence seq, Sequence prev, String content, @Nullable Instant expiresAt) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.event(room, seq)));
    item.put("prev", text(prev.text()));
    item.put("content", text(content));
    if (expiresAt != null) {
      item.put(Keys.EXPIRES_AT, seconds(expiresAt));
    }
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
