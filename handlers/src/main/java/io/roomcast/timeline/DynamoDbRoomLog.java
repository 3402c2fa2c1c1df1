package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** {@link RoomLog} in the table, paged over the megabyte that one query reads. */
final class DynamoDbRoomLog implements RoomLog {

  /** Comes after a sequence and before every later one: no sequence begins with another. */
  private static final String JUST_AFTER = "!";

  /** Comes before every sequence of an event. */
  private static final String FIRST = "0";

  private final Table table;
  private final DynamoDbEvents logged;

  DynamoDbRoomLog(Table table, Codec codec, InstantSource clock) {
    this.table = table;
    this.logged = new DynamoDbEvents(table, codec, clock);
  }

  @Override
  public Sequence logged(String room) {
    String logged =
        text(
            table
                .client()
                .getItem(
                    request ->
                        request
                            .tableName(table.name())
                            .key(key(Keys.log(room)))
                            .consistentRead(true))
                .item(),
            "logged");
    return logged == null ? Sequence.NONE : new Sequence(logged);
  }

  @Override
  public List<Event> after(String room, Sequence after, Sequence upTo, int most) {
    if (!upTo.isAfter(after)) {
      return List.of();
    }
    return items(room, after.text() + JUST_AFTER, upTo.text(), true, most)
        .limit(most)
        .filter(logged.kept())
        .map(logged::event)
        .toList();
  }

  @Override
  public List<Event> latest(String room, Sequence upTo, int most) {
    if (upTo.equals(Sequence.NONE)) {
      return List.of();
    }
    return items(room, FIRST, upTo.text(), false, most)
        .limit(most)
        .takeWhile(logged.kept())
        .map(logged::event)
        .toList();
  }

  /** Not filtered by the table: it would read all that has expired, a few items at a time. */
  private Stream<Map<String, AttributeValue>> items(
      String room, String from, String to, boolean forward, int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .scanIndexForward(forward)
            .limit(most)
            .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
            .expressionAttributeValues(
                Map.of(
                    ":pk", text(Keys.events(room)),
                    ":from", text(from),
                    ":to", text(to)))
            .build();
    return table.client().queryPaginator(query).items().stream();
  }
}
