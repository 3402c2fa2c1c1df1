package io.roomcast.history;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** {@link MessageLog} in the table; each method is one call. */
final class DynamoDbMessageLog implements MessageLog {

  private static final String LOGGED = "logged";
  private static final String LAST_EXPIRES_AT = "lastExpiresAt";

  private final Table table;
  private final DynamoDbEntries items;
  private final DynamoDbPointers pointers;

  DynamoDbMessageLog(Table table, Codec codec) {
    this.table = table;
    this.items = new DynamoDbEntries(codec);
    this.pointers = new DynamoDbPointers(table);
  }

  @Override
  public LogHead read(String room) {
    Map<String, AttributeValue> item =
        table
            .client()
            .getItem(
                request ->
                    request.tableName(table.name()).key(key(Keys.log(room))).consistentRead(true))
            .item();
    String logged = text(item, LOGGED);
    return new LogHead(
        logged == null ? Sequence.NONE : new Sequence(logged),
        DynamoDbEntries.instant(item, LAST_EXPIRES_AT),
        item.containsKey(Keys.CLOSED));
  }

  @Override
  public boolean append(
      String room, LogHead read, LogHead moved, List<Entry> entries, List<Rewrite> rewrites) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(TransactWriteItem.builder().update(move(room, read, moved)).build());
    for (Entry entry : entries) {
      writes.add(write(put(items.item(room, entry))));
      writes.addAll(pointers.of(room, entry));
    }
    writes.addAll(writes(room, rewrites));
    writes.addAll(pointers.of(room, rewrites));
    return table.transacted(writes);
  }

  private Update move(String room, LogHead read, LogHead moved) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":last", text(moved.logged().text()));
    String expires = "";
    if (moved.lastExpiresAt() != null) {
      values.put(":expires", seconds(moved.lastExpiresAt()));
      expires = ", lastExpiresAt = :expires";
    }
    String condition = "attribute_not_exists(logged)";
    if (!read.equals(LogHead.NONE)) {
      values.put(":read", text(read.logged().text()));
      condition = "logged = :read";
    }
    return update(
        Keys.log(room),
        "SET logged = :last" + expires,
        condition + " AND attribute_not_exists(closed)",
        values);
  }

  private Put.Builder put(Map<String, AttributeValue> item) {
    return Put.builder().tableName(table.name()).item(item);
  }

  private static TransactWriteItem write(Put.Builder put) {
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private List<TransactWriteItem> writes(String room, List<Rewrite> rewrites) {
    return rewrites.stream()
        .map(rewrite -> TransactWriteItem.builder().update(update(room, rewrite)).build())
        .toList();
  }

  private Update update(String room, Rewrite rewrite) {
    Map<String, AttributeValue> values = new HashMap<>();
    return update(
        Keys.event(room, rewrite.now().seq()),
        "SET " + items.becomes(rewrite.now(), values),
        DynamoDbEntries.unchanged(rewrite.read(), values),
        values);
  }

  private Update update(
      Key item, String change, String condition, Map<String, AttributeValue> values) {
    return Update.builder()
        .tableName(table.name())
        .key(key(item))
        .updateExpression(change)
        .conditionExpression(condition)
        .expressionAttributeValues(values)
        .build();
  }

  @Override
  public Map<Sequence, Entry> find(String room, Collection<Sequence> sequences) {
    return table.getAll(sequences.stream().map(seq -> key(Keys.event(room, seq))).toList()).stream()
        .map(items::entry)
        .collect(Collectors.toMap(Entry::seq, Function.identity()));
  }

  @Override
  public Optional<Entry> next(String room, Sequence seq) {
    return table
        .client()
        .query(
            request ->
                request
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :log AND sk > :seq")
                    .expressionAttributeValues(
                        Map.of(":log", text(Keys.events(room)), ":seq", text(seq.text())))
                    .limit(1))
        .items()
        .stream()
        .map(items::entry)
        .findFirst();
  }

  @Override
  public boolean insert(String room, Entry entry, Entry next, List<Rewrite> rewrites) {
    Map<String, AttributeValue> item = items.item(room, entry);
    if (!entry.unreadable()) item.put(Keys.REPAIRED, AttributeValue.fromBool(true));
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(write(put(item).conditionExpression("attribute_not_exists(pk)")));
    writes.addAll(pointers.of(room, entry));
    writes.add(TransactWriteItem.builder().update(link(room, entry, next, rewrites)).build());
    writes.addAll(writes(room, rewrites.stream().filter(rewrite -> !isOf(next, rewrite)).toList()));
    writes.addAll(pointers.of(room, rewrites));
    return table.transacted(writes);
  }

  /** The next entry may be one that is rewritten, and a transaction has one write for an item. */
  private Update link(String room, Entry entry, Entry next, List<Rewrite> rewrites) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":seq", text(entry.seq().text()));
    values.put(":prev", text(next.prev().text()));
    StringBuilder change = new StringBuilder("SET prev = :seq");
    StringBuilder condition = new StringBuilder("prev = :prev");
    rewrites.stream()
        .filter(rewrite -> isOf(next, rewrite))
        .forEach(
            rewrite -> {
              change.append(", ").append(items.becomes(rewrite.now(), values));
              condition.append(" AND ").append(DynamoDbEntries.unchanged(rewrite.read(), values));
            });
    return update(Keys.event(room, next.seq()), change.toString(), condition.toString(), values);
  }

  private static boolean isOf(Entry entry, Rewrite rewrite) {
    return rewrite.now().seq().equals(entry.seq());
  }

  @Override
  public boolean mend(String room, Entry entry, List<Rewrite> rewrites) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":unreadable", items.content(new Content.Unreadable()));
    values.put(":yes", AttributeValue.fromBool(true));
    Update mend =
        update(
            Keys.event(room, entry.seq()),
            "SET repaired = :yes, " + items.says(entry.content(), values),
            "content = :unreadable",
            values);
    List<TransactWriteItem> writes = new ArrayList<>(writes(room, rewrites));
    writes.add(TransactWriteItem.builder().update(mend).build());
    writes.addAll(pointers.of(room, entry));
    writes.addAll(pointers.of(room, rewrites));
    return table.transacted(writes);
  }
}
