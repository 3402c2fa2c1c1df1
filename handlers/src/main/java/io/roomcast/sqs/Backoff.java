package io.roomcast.sqs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a room's failed items stay away: 1 s doubling to 60 s by how often the first was
 * received, of which a random part of up to a half is taken off. Whole seconds, at least one, as
 * SQS counts them.
 */
record Backoff(RandomGenerator random) {

  private static final int LONGEST_SECONDS = 60;
  private static final int DOUBLINGS = 6;

  /** After the given number of receives, from 1. */
  Duration after(int receives) {
    int doublings = Math.clamp(receives - 1, 0, DOUBLINGS);
    int most = Math.min(LONGEST_SECONDS, 1 << doublings);
    return Duration.ofSeconds(most - random.nextInt(most / 2 + 1));
  }
}
