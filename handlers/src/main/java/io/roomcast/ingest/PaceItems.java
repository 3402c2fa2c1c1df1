package io.roomcast.ingest;

import static io.roomcast.aws.Item.key;

import io.roomcast.aws.Key;
import io.roomcast.aws.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

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
  private final Map<Key, Long> arrivals = new ConcurrentHashMap<>();

  PaceItems(Table table, Pace pace) {
    this.table = table;
    this.pace = pace;
  }

  /**
   * What the same write asks of the item besides, and sets in it besides, with names and values;
   * {@code :now} is there already. {@code holds} says whether the condition does, of an item for
   * which the write failed.
   */
  record Besides(
      String condition,
      String set,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      Predicate<Map<String, AttributeValue>> holds) {

    static final Besides NOTHING = new Besides("", "", Map.of(), Map.of(), _ -> true);

    String and(String paceCondition) {
      return condition.isEmpty() ? paceCondition : condition + " AND " + paceCondition;
    }
  }

  /** How taking permits went. */
  sealed interface Taken {

    /** Taken; the item as it is now. */
    record Yes(Map<String, AttributeValue> item) implements Taken {}

    /** Not within the pace. */
    record Later(Duration retryAfter) implements Taken {}

    /** The condition besides the pace does not hold of the item. */
    record Never(Map<String, AttributeValue> item) implements Taken {}
  }

  Taken take(Key item, int permits, long now, Besides besides) {
    if (permits > pace.burst()) {
      return new Taken.Later(pace.retryAfter(now, now, permits));
    }
    boolean idle = arrivals.getOrDefault(item, 0L) <= now;
    for (int attempt = 1; attempt <= 3; attempt++) {
      Write write = write(item, permits, now, idle, besides);
      Map<String, AttributeValue> there = write.item();
      if (write.happened()) {
        return new Taken.Yes(there);
      }
      if (!besides.holds().test(there)) {
        return new Taken.Never(there);
      }
      AttributeValue arrival = there.get("pace");
      long at = arrival == null ? 0 : micros(arrival);
      if (at > pace.latest(now, permits)) {
        remember(item, at);
        return new Taken.Later(pace.retryAfter(at, now, permits));
      }
      idle = at <= now;
    }
    return new Taken.Later(Duration.ofNanos(pace.interval() * 1_000));
  }

  /** Whether it was written, and the item as it is then. */
  private record Write(boolean happened, Map<String, AttributeValue> item) {}

  private Write write(Key item, int permits, long now, boolean idle, Besides besides) {
    Map<String, AttributeValue> values = new HashMap<>(besides.values());
    values.put(":now", millis(now));
    values.put(":next", millis(idle ? now + pace.cost(permits) : pace.cost(permits)));
    if (!idle) {
      values.put(":latest", millis(pace.latest(now, permits)));
    }
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .tableName(table.name())
            .key(key(item))
            .updateExpression(
                (idle ? "SET pace = :next" : "SET pace = pace + :next") + besides.set())
            .conditionExpression(besides.and(idle ? IDLE : BURST))
            .expressionAttributeValues(values)
            .returnValues(ReturnValue.ALL_NEW)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!besides.names().isEmpty()) {
      update.expressionAttributeNames(besides.names());
    }
    try {
      Map<String, AttributeValue> written =
          table.write(client -> client.updateItem(update.build())).attributes();
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

  static AttributeValue millis(long micros) {
    return AttributeValue.fromN(BigDecimal.valueOf(micros, 3).toPlainString());
  }

  static long micros(AttributeValue millis) {
    return new BigDecimal(millis.n()).movePointRight(3).longValue();
  }
}
