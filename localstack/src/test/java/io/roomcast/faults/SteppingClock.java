package io.roomcast.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time, until somebody sets it. */
final class SteppingClock implements InstantSource {

  private volatile Duration offset = Duration.ZERO;

  /** Sets it this much forward, or back to the time if it is forward. */
  synchronized void step(Duration by) {
    offset = offset.isZero() ? by : Duration.ZERO;
  }

  /** Sets it this much forward. */
  synchronized void forward(Duration by) {
    offset = offset.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(offset);
  }
}
