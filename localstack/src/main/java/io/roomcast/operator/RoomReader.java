package io.roomcast.operator;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads a room from the table, consistently, and changes nothing. */
record RoomReader(Table table) {

  private static final String LAST_EXPIRES_AT = "lastExpiresAt";

  /** Counters and head before the log's head: what they have taken, the log may have by then. */
  RoomState state(String room) {
    Map<String, AttributeValue> counters = item(Keys.counters(room));
    Map<String, AttributeValue> head = item(Keys.head(room));
    Map<String, AttributeValue> log = item(Keys.log(room));
    return new RoomState(
        !(counters.isEmpty() && head.isEmpty() && log.isEmpty()),
        log.containsKey(Keys.CLOSED),
        sequence(head, "head"),
        sequence(log, "logged"),
        log.containsKey(LAST_EXPIRES_AT),
        sequence(counters, "countedSeq"),
        number(counters, "messageCount", 0));
  }

  /** The same of a room that has to be there. */
  RoomState stateOfKnown(String room) {
    RoomState state = state(room);
    if (!state.was()) {
      throw new CannotLook(
          "Nothing ever happened in a room " + room + " of this stack: check its id.");
    }
    return state;
  }

  /** The room's log up to a place, oldest first, page by page as it is read. */
  Stream<LogEntry> log(String room, Sequence last) {
    return table
        .client()
        .queryPaginator(
            request ->
                request
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :log AND sk <= :last")
                    .expressionAttributeValues(
                        Map.of(":log", text(Keys.events(room)), ":last", text(last.text()))))
        .items()
        .stream()
        .map(RoomReader::entry);
  }

  /** One event of the log. */
  Optional<LogEntry> find(String room, Sequence seq) {
    return Optional.of(item(Keys.event(room, seq)))
        .filter(item -> !item.isEmpty())
        .map(RoomReader::entry);
  }

  private Map<String, AttributeValue> item(Key key) {
    return table
        .client()
        .getItem(request -> request.tableName(table.name()).key(key(key)).consistentRead(true))
        .item();
  }

  private static LogEntry entry(Map<String, AttributeValue> item) {
    return new LogEntry(
        sequence(item, Key.SK),
        sequence(item, "prev"),
        Objects.requireNonNullElse(text(item, "content"), ""),
        instant(item),
        item.containsKey(Keys.REPAIRED));
  }

  private static Sequence sequence(Map<String, AttributeValue> item, String name) {
    String value = text(item, name);
    return value == null ? Sequence.NONE : new Sequence(value);
  }

  private static @Nullable Instant instant(Map<String, AttributeValue> item) {
    return item.containsKey(Keys.EXPIRES_AT)
        ? Instant.ofEpochSecond(number(item, Keys.EXPIRES_AT, 0))
        : null;
  }
}
