package io.roomcast.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A rate and a burst, kept by one number: the theoretical arrival time, which each permit moves on
 * by an interval and which may lie at most a burst ahead of now (the generic cell rate algorithm).
 * Times are microseconds of the epoch.
 */
record Pace(long interval, int burst) {

  private static final long SECOND = 1_000_000;

  /** A pace of permits a second, with so many at once. */
  static Pace of(int perSecond, int burst) {
    return new Pace(Math.max(1, SECOND / perSecond), burst);
  }

  static long micros(Instant moment) {
    return Math.addExact(
        Math.multiplyExact(moment.getEpochSecond(), SECOND), moment.getNano() / 1_000);
  }

  /** What permits take. */
  long cost(int permits) {
    return permits * interval;
  }

  /** The latest arrival time from which so many permits may still be taken now. */
  long latest(long now, int permits) {
    return now + cost(burst) - cost(permits);
  }

  /** How long until so many may be taken, from an arrival time beyond {@link #latest}. */
  Duration retryAfter(long arrival, long now, int permits) {
    return Duration.of(arrival - latest(now, permits), ChronoUnit.MICROS);
  }
}
