package io.roomcast.history;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** {@link MessageLog} in the table; each method is one call. */
final class DynamoDbMessageLog implements MessageLog {

  private static final String LOGGED = "logged";
  private static final String LAST_EXPIRES_AT = "lastExpiresAt";
  private static final String PREV = "prev";
  private static final String CONTENT = "content";
  private static final String CHANGES = "changes";
  private static final String REACTED = "reacted";

  private final Table table;
  private final Codec codec;

  DynamoDbMessageLog(Table table, Codec codec) {
    this.table = table;
    this.codec = codec;
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
        instant(item, LAST_EXPIRES_AT),
        item.containsKey(Keys.CLOSED));
  }

  @Override
  public boolean append(
      String room, LogHead read, LogHead moved, List<Entry> entries, List<Rewrite> rewrites) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(TransactWriteItem.builder().update(move(room, read, moved)).build());
    entries.forEach(
        entry ->
            writes.add(TransactWriteItem.builder().put(put(item(room, entry)).build()).build()));
    writes.addAll(writes(room, rewrites));
    return happened(writes);
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
    return Update.builder()
        .tableName(table.name())
        .key(key(Keys.log(room)))
        .updateExpression("SET logged = :last" + expires)
        .conditionExpression(condition + " AND attribute_not_exists(closed)")
        .expressionAttributeValues(values)
        .build();
  }

  private Put.Builder put(Map<String, AttributeValue> item) {
    return Put.builder().tableName(table.name()).item(item);
  }

  private Map<String, AttributeValue> item(String room, Entry entry) {
    Map<String, AttributeValue> item = new HashMap<>(key(Keys.event(room, entry.seq())));
    item.put(PREV, text(entry.prev().text()));
    item.put(CONTENT, text(codec.encode(entry.content())));
    if (entry.content() instanceof Content.Message message) {
      item.put(Keys.AUTHOR, author(message));
    }
    if (entry.expiresAt() != null) {
      item.put(Keys.EXPIRES_AT, seconds(entry.expiresAt()));
    }
    Marks marks = entry.marks();
    if (marks.changes() > 0) {
      item.put(CHANGES, number(marks.changes()));
      item.put(REACTED, reacted(marks));
    }
    return item;
  }

  /** By whom it is unread to others; a message that is deleted is so to nobody. */
  private static AttributeValue author(Content.Message message) {
    return text(message.deleted() == null ? message.from().id() : "");
  }

  private static String andAuthor(Content content, Map<String, AttributeValue> values) {
    if (!(content instanceof Content.Message message)) return "";
    values.put(":author", author(message));
    return ", author = :author";
  }

  private List<TransactWriteItem> writes(String room, List<Rewrite> rewrites) {
    return rewrites.stream()
        .map(rewrite -> TransactWriteItem.builder().update(update(room, rewrite)).build())
        .toList();
  }

  private Update update(String room, Rewrite rewrite) {
    Map<String, AttributeValue> values = new HashMap<>();
    return Update.builder()
        .tableName(table.name())
        .key(key(Keys.event(room, rewrite.now().seq())))
        .updateExpression("SET " + change(rewrite, values))
        .conditionExpression(unchanged(rewrite, values))
        .expressionAttributeValues(values)
        .build();
  }

  private String change(Rewrite rewrite, Map<String, AttributeValue> values) {
    Entry now = rewrite.now();
    values.put(":content", text(codec.encode(now.content())));
    values.put(":changes", number(now.marks().changes()));
    values.put(":reacted", reacted(now.marks()));
    return "content = :content, changes = :changes, reacted = :reacted"
        + andAuthor(now.content(), values);
  }

  private static String unchanged(Rewrite rewrite, Map<String, AttributeValue> values) {
    int changes = rewrite.read().marks().changes();
    if (changes == 0) {
      return "attribute_exists(pk) AND attribute_not_exists(changes)";
    }
    values.put(":read", number(changes));
    return "changes = :read";
  }

  private static AttributeValue reacted(Marks marks) {
    Map<String, AttributeValue> reacted = new HashMap<>();
    marks.reactions().forEach((name, seq) -> reacted.put(name, text(seq.text())));
    return AttributeValue.fromM(reacted);
  }

  private static Marks marks(Map<String, AttributeValue> item) {
    Map<String, Sequence> reactions = new HashMap<>();
    AttributeValue reacted = item.get(REACTED);
    if (reacted != null) {
      reacted.m().forEach((name, seq) -> reactions.put(name, new Sequence(seq.s())));
    }
    return new Marks((int) number(item, CHANGES, 0), Map.copyOf(reactions));
  }

  @Override
  public Map<Sequence, Entry> find(String room, Collection<Sequence> sequences) {
    return table.getAll(sequences.stream().map(seq -> key(Keys.event(room, seq))).toList()).stream()
        .map(this::entry)
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
        .map(this::entry)
        .findFirst();
  }

  @Override
  public boolean insert(String room, Entry entry, Entry next, List<Rewrite> rewrites) {
    Map<String, AttributeValue> item = new HashMap<>(item(room, entry));
    if (!entry.unreadable()) item.put(Keys.REPAIRED, AttributeValue.fromBool(true));
    Put put = put(item).conditionExpression("attribute_not_exists(pk)").build();
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(TransactWriteItem.builder().put(put).build());
    writes.add(TransactWriteItem.builder().update(link(room, entry, next, rewrites)).build());
    writes.addAll(writes(room, rewrites.stream().filter(rewrite -> !isOf(next, rewrite)).toList()));
    return happened(writes);
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
              change.append(", ").append(change(rewrite, values));
              condition.append(" AND ").append(unchanged(rewrite, values));
            });
    return Update.builder()
        .tableName(table.name())
        .key(key(Keys.event(room, next.seq())))
        .updateExpression(change.toString())
        .conditionExpression(condition.toString())
        .expressionAttributeValues(values)
        .build();
  }

  private static boolean isOf(Entry entry, Rewrite rewrite) {
    return rewrite.now().seq().equals(entry.seq());
  }

  @Override
  public boolean mend(String room, Sequence seq, Content content, List<Rewrite> rewrites) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":content", text(codec.encode(content)));
    values.put(":unreadable", text(codec.encode(new Content.Unreadable())));
    values.put(":yes", AttributeValue.fromBool(true));
    Update mend =
        Update.builder()
            .tableName(table.name())
            .key(key(Keys.event(room, seq)))
            .updateExpression(
                "SET content = :content, repaired = :yes" + andAuthor(content, values))
            .conditionExpression("content = :unreadable")
            .expressionAttributeValues(values)
            .build();
    List<TransactWriteItem> writes = new ArrayList<>(writes(room, rewrites));
    writes.add(TransactWriteItem.builder().update(mend).build());
    return happened(writes);
  }

  private boolean happened(List<TransactWriteItem> writes) {
    try {
      table.transact(writes);
      return true;
    } catch (TransactionCanceledException cancelled) {
      if (cancelled.cancellationReasons().stream()
          .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
        return false;
      }
      throw cancelled;
    }
  }

  private Entry entry(Map<String, AttributeValue> item) {
    return new Entry(
        new Sequence(present(item, Key.SK)),
        new Sequence(present(item, PREV)),
        content(codec.content(present(item, CONTENT))),
        instant(item, Keys.EXPIRES_AT),
        marks(item));
  }

  private static Content content(Decoded<Content> decoded) {
    return switch (decoded) {
      case Decoded.Valid<Content>(Content content) -> content;
      case Decoded.Invalid<Content> invalid -> new Content.Unreadable();
    };
  }

  private static String present(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(text(item, name), name);
  }

  private static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : Instant.ofEpochSecond(number(item, name, 0));
  }
}
