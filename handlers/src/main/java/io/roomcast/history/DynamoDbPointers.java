package io.roomcast.history;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;

import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The small items by which messages are found otherwise than by their place, written in the
 * transaction that logs them: what answers a message.
 */
record DynamoDbPointers(Table table) {

  /** Of a new entry: kept as long as that. */
  List<TransactWriteItem> of(String room, Entry entry) {
    Sequence answered = entry.answers();
    if (answered == null) {
      return List.of();
    }
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.reply(room, answered, entry.seq())));
    if (entry.expiresAt() != null) {
      item.put(Keys.EXPIRES_AT, seconds(entry.expiresAt()));
    }
    return List.of(
        TransactWriteItem.builder().put(put -> put.tableName(table.name()).item(item)).build());
  }
}
