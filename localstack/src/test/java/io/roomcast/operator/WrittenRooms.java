package io.roomcast.operator;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Body;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.table.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Rooms as the three consumers leave them, written straight into the table, and then damaged. */
record WrittenRooms(Table table) {

  private static final int AT_ONCE = 25;
  private static final Codec CODEC = new Codec();

  /** The place of a room's event, from 1. */
  static Sequence seq(int number) {
    return Sequence.of(10, "%020d".formatted(1_000 + number));
  }

  /** What everybody says. */
  static Content.Message message(int number) {
    return new Content.Message(
        new User("ann", "Ann"),
        Instant.parse("2026-01-31T12:00:00Z"),
        "%022d".formatted(number),
        "c" + number,
        new Body("Hello", null),
        null);
  }

  /** A room with so many messages, all of them delivered, logged and counted. */
  String healthy(String room, int messages) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Sequence prev = Sequence.NONE;
    for (int number = 1; number <= messages; number++) {
      Map<String, AttributeValue> item = new HashMap<>(key(Keys.event(room, seq(number))));
      item.put("prev", text(prev.text()));
      item.put("content", text(CODEC.encode(message(number))));
      items.add(item);
      prev = seq(number);
    }
    items.add(with(Keys.head(room), Map.of("head", text(prev.text()), "version", number(1))));
    items.add(with(Keys.log(room), Map.of("logged", text(prev.text()))));
    items.add(
        with(
            Keys.counters(room),
            Map.of("countedSeq", text(prev.text()), "messageCount", number(messages))));
    putAll(items);
    return room;
  }

  private void putAll(List<Map<String, AttributeValue>> items) {
    for (int from = 0; from < items.size(); from += AT_ONCE) {
      List<WriteRequest> writes =
          items.subList(from, Math.min(from + AT_ONCE, items.size())).stream()
              .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
              .toList();
      table.client().batchWriteItem(request -> request.requestItems(Map.of(table.name(), writes)));
    }
  }

  /** Takes an event out of the log. */
  void remove(String room, int number) {
    table
        .client()
        .deleteItem(
            request -> request.tableName(table.name()).key(key(Keys.event(room, seq(number)))));
  }

  /** Sets an attribute of an item of the room. */
  void set(Key item, String attribute, AttributeValue value) {
    table
        .client()
        .updateItem(
            request ->
                request
                    .tableName(table.name())
                    .key(key(item))
                    .updateExpression("SET #a = :v")
                    .expressionAttributeNames(Map.of("#a", attribute))
                    .expressionAttributeValues(Map.of(":v", value)));
  }

  private static Map<String, AttributeValue> with(Key key, Map<String, AttributeValue> rest) {
    Map<String, AttributeValue> item = new HashMap<>(key(key));
    item.putAll(rest);
    return item;
  }
}
