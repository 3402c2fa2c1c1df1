package io.roomcast.ingest;

import static io.roomcast.aws.Item.key;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Keeps a {@link Pace} in the attribute {@code pace} of items (milliseconds of the epoch, with
 * fractions). An expression cannot take the later of two times, so there are two conditional
 * writes, one for an item that is idle and one within a burst; the one that will do is tried first,
 * as far as this function remembers.
 */
final class PaceItems {

  /** How many items' arrival times are remembered; then all are forgotten, which costs a write. */
  private static final int REMEMBERED = 10_000;

  private static final String IDLE = "(attribute_not_exists(pace) OR pace <= :now)";
  private static final String BURST = "pace > :now AND pace <= :latest";

  private final Table table;
  private final Pace pace;
  private final String condition;
  private final Map<Key, Long> arrivals = new ConcurrentHashMap<>();

  /** The condition, which may be empty, must hold of the item besides. */
  PaceItems(Table table, Pace pace, String condition) {
    this.table = table;
    this.pace = pace;
    this.condition = condition.isEmpty() ? "" : condition + " AND ";
  }

  /** How taking permits went. */
  sealed interface Taken {

    /** Taken; the item as it is now. */
    record Yes(Map<String, AttributeValue> item) implements Taken {}

    /** Not within the pace. */
    record Later(Duration retryAfter) implements Taken {}

    /** The condition besides the pace does not hold. */
    record Never() implements Taken {}
  }

  Taken take(Key item, int permits, long now) {
    if (permits > pace.burst()) {
      return new Taken.Later(pace.retryAfter(now, now, permits));
    }
    boolean idle = arrivals.getOrDefault(item, 0L) <= now;
    for (int attempt = 1; attempt <= 3; attempt++) {
      Write write = write(item, permits, now, idle);
      if (write.happened()) {
        return new Taken.Yes(write.item());
      }
      AttributeValue arrival = write.item().get("pace");
      long at = arrival == null ? 0 : micros(arrival);
      if (at > pace.latest(now, permits)) {
        remember(item, at);
        return new Taken.Later(pace.retryAfter(at, now, permits));
      }
      if (idle == at <= now) {
        return new Taken.Never();
      }
      idle = at <= now;
    }
    return new Taken.Later(Duration.ofNanos(pace.interval() * 1_000));
  }

  /** Whether it was written, and the item as it is then. */
  private record Write(boolean happened, Map<String, AttributeValue> item) {}

  private Write write(Key item, int permits, long now, boolean idle) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":now", millis(now));
    values.put(":next", millis(idle ? now + pace.cost(permits) : pace.cost(permits)));
    if (!idle) {
      values.put(":latest", millis(pace.latest(now, permits)));
    }
    try {
      Map<String, AttributeValue> written =
          table
              .write(
                  client ->
                      client.updateItem(
                          request ->
                              request
                                  .tableName(table.name())
                                  .key(key(item))
                                  .updateExpression(
                                      idle ? "SET pace = :next" : "SET pace = pace + :next")
                                  .conditionExpression(condition + (idle ? IDLE : BURST))
                                  .expressionAttributeValues(values)
                                  .returnValues(ReturnValue.ALL_NEW)
                                  .returnValuesOnConditionCheckFailure(
                                      ReturnValuesOnConditionCheckFailure.ALL_OLD)))
              .attributes();
      AttributeValue arrival = written.get("pace");
      remember(item, arrival == null ? 0 : micros(arrival));
      return new Write(true, written);
    } catch (ConditionalCheckFailedException refused) {
      return new Write(false, refused.item());
    }
  }

  private void remember(Key item, long arrival) {
    if (arrivals.size() >= REMEMBERED) {
      arrivals.clear();
    }
    arrivals.put(item, arrival);
  }

  private static AttributeValue millis(long micros) {
    return AttributeValue.fromN(BigDecimal.valueOf(micros, 3).toPlainString());
  }

  private static long micros(AttributeValue millis) {
    return new BigDecimal(millis.n()).movePointRight(3).longValue();
  }
}
