package io.roomcast.timeline;

import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.seconds;
import static io.roomcast.aws.Item.text;
import static io.roomcast.aws.Item.texts;

import io.roomcast.aws.Item;
import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.ListedRoom;
import io.roomcast.events.Sequence;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * {@link Standings} in the table: rooms are read in batches, three items each. Of unread messages
 * the table hands over whom they mention and nothing else; history notes that, and whose each is.
 */
final class DynamoDbStandings implements Standings {

  /** So many events are looked at by one query, so that a room where all is unread costs one. */
  private static final int AT_ONCE = ListedRoom.MOST_UNREAD;

  /** So many queries at most: reactions and edits may be many, and nobody waits for their end. */
  private static final int QUERIES = 10;

  private final Table table;
  private final InstantSource clock;

  DynamoDbStandings(Table table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Map<String, Standing> read(Collection<String> rooms) {
    Map<Key, Map<String, AttributeValue>> items = new HashMap<>();
    List<Map<String, AttributeValue>> keys =
        rooms.stream()
            .flatMap(room -> Stream.of(Keys.room(room), Keys.head(room), Keys.counters(room)))
            .map(Item::key)
            .toList();
    for (Map<String, AttributeValue> item : table.getAll(keys)) {
      items.put(new Key(present(item, Key.PK), present(item, Key.SK)), item);
    }
    Map<String, Standing> standings = new HashMap<>();
    for (String room : rooms) {
      Map<String, AttributeValue> meta = items.getOrDefault(Keys.room(room), Map.of());
      String head = text(items.getOrDefault(Keys.head(room), Map.of()), "head");
      standings.put(
          room,
          new Standing(
              DynamoDbRooms.room(meta),
              number(meta, "members", 0),
              head == null ? Sequence.NONE : new Sequence(head),
              number(items.getOrDefault(Keys.counters(room), Map.of()), "messageCount", 0)));
    }
    return standings;
  }

  private static String present(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(text(item, name), name);
  }

  @Override
  public Unread unread(String room, Sequence after, String userId) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table.name())
            .limit(AT_ONCE)
            .keyConditionExpression("pk = :log AND sk > :after")
            .filterExpression(
                "attribute_exists(#author) AND #author <> :me AND #author <> :nobody"
                    + " AND (attribute_not_exists(#expiresAt) OR #expiresAt > :now)")
            .projectionExpression("#mentions")
            .expressionAttributeNames(
                Map.of(
                    "#author",
                    Keys.AUTHOR,
                    "#expiresAt",
                    Keys.EXPIRES_AT,
                    "#mentions",
                    Keys.MENTIONS))
            .expressionAttributeValues(
                Map.of(
                    ":log", text(Keys.events(room)),
                    ":after", text(after.text()),
                    ":me", text(userId),
                    ":nobody", text(""),
                    ":now", seconds(clock.instant())));
    int messages = 0;
    int mentions = 0;
    for (int queries = 1; queries <= QUERIES; queries++) {
      QueryResponse page = table.client().query(query.build());
      for (Map<String, AttributeValue> message : page.items()) {
        messages++;
        mentions += texts(message, Keys.MENTIONS).contains(userId) ? 1 : 0;
        if (messages == ListedRoom.MOST_UNREAD) {
          return new Unread(messages, mentions);
        }
      }
      if (!page.hasLastEvaluatedKey()) {
        break;
      }
      query.exclusiveStartKey(page.lastEvaluatedKey());
    }
    return new Unread(messages, mentions);
  }
}
