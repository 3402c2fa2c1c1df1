package io.roomcast.timeline;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The events that items of a room's log hold. */
record DynamoDbEvents(Table table, Codec codec, InstantSource clock) {

  /** Of items those that have not expired by now. */
  Predicate<Map<String, AttributeValue>> kept() {
    long now = clock.instant().getEpochSecond();
    return item -> number(item, Keys.EXPIRES_AT, Long.MAX_VALUE) > now;
  }

  Event event(Map<String, AttributeValue> item) {
    String prev = text(item, "prev");
    return new Event(
        new Sequence(Objects.requireNonNull(text(item, Key.SK))),
        prev == null ? null : new Sequence(prev),
        content(Objects.requireNonNullElse(text(item, "content"), "")));
  }

  private Content content(String json) {
    return switch (codec.content(json)) {
      case Decoded.Valid<Content>(Content content) -> content;
      case Decoded.Invalid<Content> _ -> new Content.Unreadable();
    };
  }

  /**
   * The messages at these places as they are now, in the order given and without {@code prev}, in
   * one call up to 100; what is no message, or no longer kept, is left out.
   */
  List<Event> messages(String room, List<Sequence> places) {
    Map<Sequence, Event> found =
        table.getAll(places.stream().map(seq -> key(Keys.event(room, seq))).toList()).stream()
            .filter(kept())
            .map(this::event)
            .filter(event -> event.content() instanceof Content.Message)
            .collect(Collectors.toMap(Event::seq, event -> event));
    return places.stream()
        .flatMap(seq -> Stream.ofNullable(found.get(seq)))
        .map(event -> new Event(event.seq(), null, event.content()))
        .toList();
  }
}
