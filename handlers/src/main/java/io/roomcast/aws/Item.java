package io.roomcast.aws;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes and reads the attributes of items. */
public final class Item {

  private Item() {}

  /** The key of an item, as the table wants it. */
  public static Map<String, AttributeValue> key(Key key) {
    return Map.of(Key.PK, text(key.pk()), Key.SK, text(key.sk()));
  }

  /** A text. */
  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /** A number. */
  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** A moment as DynamoDB's TTL wants it: whole seconds of the epoch. */
  public static AttributeValue seconds(Instant moment) {
    return number(moment.getEpochSecond());
  }

  /** The text of an attribute, or null. */
  public static @Nullable String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  /** The number in an attribute, or the other one. */
  public static long number(Map<String, AttributeValue> item, String name, long otherwise) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? otherwise : Long.parseLong(value.n());
  }

  /** The texts of a set; none when it is not there. */
  public static Set<String> texts(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? Set.of() : Set.copyOf(value.ss());
  }
}
