package io.roomcast.timeline;

import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Pinned;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Pins} in the table: a query of the pins, and one read of what they point to. */
record DynamoDbPins(Table table, DynamoDbEvents logged) implements Pins {

  /** Comes after every sequence. */
  private static final String END = "~";

  private record Pin(Sequence seq, Sequence target) {}

  @Override
  public Page page(String room, @Nullable Sequence before, int most) {
    List<Pin> found = pins(room, before == null ? END : before.text(), most + 1);
    List<Pin> shown = found.subList(0, Math.min(most, found.size()));
    Set<Sequence> pins = shown.stream().map(Pin::seq).collect(Collectors.toSet());
    List<Event> events =
        logged.messages(room, shown.stream().map(Pin::target).distinct().toList()).stream()
            .filter(event -> isPinned(event, pins))
            .toList();
    return new Page(events, found.size() > most ? shown.getLast().seq() : null);
  }

  /** Between the two reads a message may have been deleted, or pinned again. */
  private static boolean isPinned(Event event, Set<Sequence> pins) {
    Pinned pinned = ((Content.Message) event.content()).pinned();
    return pinned != null && pins.contains(pinned.seq());
  }

  private List<Pin> pins(String room, String before, int most) {
    return table
        .client()
        .query(
            request ->
                request
                    .tableName(table.name())
                    .consistentRead(true)
                    .scanIndexForward(false)
                    .limit(most)
                    .keyConditionExpression("pk = :pk AND sk < :before")
                    .expressionAttributeValues(
                        Map.of(":pk", text(Keys.pins(room)), ":before", text(before))))
        .items()
        .stream()
        .map(item -> new Pin(place(item, Key.SK), place(item, Keys.TARGET)))
        .toList();
  }

  private static Sequence place(Map<String, AttributeValue> item, String name) {
    return new Sequence(Objects.requireNonNull(text(item, name)));
  }
}
