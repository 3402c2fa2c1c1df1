package io.roomcast.ingest;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Messages} in the table: one read, and two more where the message is not there. */
final class DynamoDbMessages implements Messages {

  private final Table table;
  private final Codec codec;
  private final InstantSource clock;

  DynamoDbMessages(Table table, Codec codec, InstantSource clock) {
    this.table = table;
    this.codec = codec;
    this.clock = clock;
  }

  @Override
  public Found find(String room, Sequence seq) {
    Optional<Found> found = message(room, seq);
    if (found.isEmpty()) {
      String logged = text(read(Keys.log(room)), "logged");
      if (logged == null || seq.isAfter(new Sequence(logged))) {
        return new Found.NotYet();
      }
      // The log may have come that far between the two reads.
      found = message(room, seq);
    }
    return found.orElseGet(Found.NotThere::new);
  }

  private Optional<Found> message(String room, Sequence seq) {
    Map<String, AttributeValue> item = read(Keys.event(room, seq));
    boolean kept = number(item, Keys.EXPIRES_AT, Long.MAX_VALUE) > clock.instant().getEpochSecond();
    String content = Objects.requireNonNullElse(text(item, "content"), "");
    return codec.content(content) instanceof Decoded.Valid<Content>(Content there)
            && there instanceof Content.Message message
        ? Optional.of(kept ? new Found.There(message) : new Found.Expired(message))
        : Optional.empty();
  }

  private Map<String, AttributeValue> read(Key item) {
    return table
        .client()
        .getItem(request -> request.tableName(table.name()).key(key(item)).consistentRead(true))
        .item();
  }
}
