package io.roomcast.aws;

/** Counts what an operator graphs or alarms on, and nothing else: a metric is a log line's cost. */
public interface Meter {

  /** Adds to a metric of this invocation. */
  void count(String metric, int by);

  /** Adds one. */
  default void count(String metric) {
    count(metric, 1);
  }
}
