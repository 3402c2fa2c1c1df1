package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.table.DirectoryPlace;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Directory} in the table: a query for the places, and a batch for the rooms. */
record DynamoDbDirectory(Table table) implements Directory {

  /** Before every place. */
  private static final DirectoryPlace FIRST = new DirectoryPlace("\t");

  /** After every character that a name may have. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  @Override
  public List<Found> page(String prefix, @Nullable DirectoryPlace after, int most) {
    DirectoryPlace from = prefix.isEmpty() ? FIRST : new DirectoryPlace(prefix);
    if (after != null && after.compareTo(from) > 0) {
      from = after;
    }
    DirectoryPlace to = new DirectoryPlace(prefix + LAST);
    return from.compareTo(to) > 0 ? List.of() : found(between(from, to, after, most));
  }

  /** BETWEEN has both ends in it, and so the one after which the page begins. */
  private List<DirectoryPlace> between(
      DirectoryPlace from, DirectoryPlace to, @Nullable DirectoryPlace after, int most) {
    return table
        .client()
        .query(
            query ->
                query
                    .tableName(table.name())
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", text(Keys.directory(from).pk()),
                            ":from", text(from.text()),
                            ":to", text(to.text())))
                    .projectionExpression(Key.SK)
                    .limit(most + 1))
        .items()
        .stream()
        .map(item -> new DirectoryPlace(Objects.requireNonNull(text(item, Key.SK))))
        .filter(place -> !place.equals(after))
        .limit(most)
        .toList();
  }

  private List<Found> found(List<DirectoryPlace> places) {
    Map<String, Map<String, AttributeValue>> rooms = new HashMap<>();
    List<Map<String, AttributeValue>> keys =
        places.stream().map(place -> key(Keys.room(place.room()))).distinct().toList();
    table.getAll(keys).forEach(item -> rooms.put(Objects.requireNonNull(text(item, Key.PK)), item));
    return places.stream()
        .map(
            place -> {
              Map<String, AttributeValue> meta =
                  rooms.getOrDefault(Keys.room(place.room()).pk(), Map.of());
              return new Found(place, DynamoDbRooms.room(meta), number(meta, "members", 0));
            })
        .toList();
  }
}
