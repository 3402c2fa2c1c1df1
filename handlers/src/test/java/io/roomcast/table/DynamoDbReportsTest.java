package io.roomcast.table;

import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Access;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Posting;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbReportsTest extends ReportsContract {

  private static final Codec CODEC = new Codec();

  private final Table table = LocalDynamoDb.newTable();
  private final Reports reports = new DynamoDbReports(table, CODEC, () -> NOW);

  @Override
  Reports reports() {
    return reports;
  }

  @Override
  void room(String room, Access access) {
    put(Keys.room(room), DynamoDbRooms.attributes(new Room("Tea", "", access, Posting.ALL, 0, 1)));
  }

  @Override
  void member(String room, String userId, String name, @Nullable Role role, boolean banned) {
    Map<String, AttributeValue> member = new HashMap<>(Map.of("name", text(name)));
    if (role != null) {
      member.put("role", text(role.wire()));
    }
    if (banned) {
      member.put("banned", AttributeValue.fromBool(true));
    }
    put(Keys.member(room, userId), member);
  }

  @Override
  void logged(String room, Sequence seq, Content content, @Nullable Instant expiresAt) {
    Map<String, AttributeValue> event =
        new HashMap<>(Map.of("content", text(CODEC.encode(content))));
    if (expiresAt != null) {
      event.put(Keys.EXPIRES_AT, seconds(expiresAt));
    }
    put(Keys.event(room, seq), event);
    put(Keys.log(room), Map.of("logged", text(seq.text())));
  }

  private void put(Key key, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(Item.key(key));
    item.putAll(attributes);
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }
}
