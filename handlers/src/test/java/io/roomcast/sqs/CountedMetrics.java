package io.roomcast.sqs;

import io.roomcast.aws.Meter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link Meter} that keeps what was counted. */
public final class CountedMetrics implements Meter {

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  @Override
  public void count(String metric, int by) {
    counts.merge(metric, by, Integer::sum);
  }

  /** How often a metric was counted. */
  public int of(String metric) {
    return counts.getOrDefault(metric, 0);
  }
}
