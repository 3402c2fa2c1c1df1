package io.roomcast.history;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The small items by which messages are found otherwise than by their place, written in the
 * transaction that logs or changes them: what answers a message, and what is pinned.
 */
record DynamoDbPointers(Table table) {

  /** Of a new entry. */
  List<TransactWriteItem> of(String room, Entry entry) {
    List<TransactWriteItem> writes = new ArrayList<>();
    Sequence answered = entry.answers();
    if (answered != null) {
      writes.add(put(Keys.reply(room, answered, entry.seq()), Map.of(), entry));
    }
    if (entry.pin() != null) {
      writes.add(pin(room, entry, entry.pin()));
    }
    return writes;
  }

  /** Of entries that become others: each pin has an item of its own, so none is written twice. */
  List<TransactWriteItem> of(String room, List<Rewrite> rewrites) {
    List<TransactWriteItem> writes = new ArrayList<>();
    for (Rewrite rewrite : rewrites) {
      Sequence before = rewrite.read().pin();
      Sequence now = rewrite.now().pin();
      if (Objects.equals(before, now)) {
        continue;
      }
      if (before != null) {
        writes.add(delete(Keys.pin(room, before)));
      }
      if (now != null) {
        writes.add(pin(room, rewrite.now(), now));
      }
    }
    return writes;
  }

  private TransactWriteItem pin(String room, Entry message, Sequence pin) {
    return put(Keys.pin(room, pin), Map.of(Keys.TARGET, text(message.seq().text())), message);
  }

  /** Kept as long as the message. */
  private TransactWriteItem put(
      Key pointer, Map<String, AttributeValue> attributes, Entry message) {
    Map<String, AttributeValue> item = new HashMap<>(key(pointer));
    item.putAll(attributes);
    if (message.expiresAt() != null) {
      item.put(Keys.EXPIRES_AT, seconds(message.expiresAt()));
    }
    return TransactWriteItem.builder().put(put -> put.tableName(table.name()).item(item)).build();
  }

  private TransactWriteItem delete(Key pointer) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table.name()).key(key(pointer)))
        .build();
  }
}
