package io.roomcast.faults;

import java.util.random.RandomGenerator;

/** When a fault strikes, by seed: on every so many-th occasion in the mean, evenly spread. */
final class Rhythm {

  private final RandomGenerator random;
  private final int mean;
  private int left;

  Rhythm(RandomGenerator random, int mean) {
    this.random = random;
    this.mean = mean;
    this.left = gap();
  }

  /** Whether to strike on this occasion. */
  synchronized boolean strikes() {
    if (--left > 0) return false;
    left = gap();
    return true;
  }

  /** From 1 to this, evenly. */
  synchronized int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  private int gap() {
    return 1 + random.nextInt(2 * mean - 1);
  }
}
