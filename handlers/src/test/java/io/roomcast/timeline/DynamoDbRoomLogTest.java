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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
