package io.roomcast.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that double up to a limit, each with a random share, so that many clients do not come back
 * at once.
 */
final class Backoff {

  private final Duration first;
  private final Duration most;
  private final double certain;
  private final RandomGenerator random;
  private Duration step;

  /** {@code certain}, from 0 to 1, is the share of each wait that is not left to chance. */
  Backoff(Duration first, Duration most, double certain, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.certain = certain;
    this.random = random;
    this.step = first;
  }

  /** The wait before a repeated question: 0.2 s doubling to 5 s, half of it random. */
  static Backoff ofQuestions(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5), 0.5, random);
  }

  /** The wait before a new connection: random up to 0.5 s, doubling to 30 s. */
  static Backoff ofConnections(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 0, random);
  }

  Duration next() {
    Duration wait = share(step);
    Duration doubled = step.multipliedBy(2);
    step = doubled.compareTo(most) > 0 ? most : doubled;
    return wait;
  }

  /** A wait of this length with this one's random share, which doubles nothing. */
  Duration share(Duration whole) {
    double share = certain + (1 - certain) * random.nextDouble();
    return Duration.ofNanos((long) (whole.toNanos() * share));
  }

  void reset() {
    step = first;
  }
}
