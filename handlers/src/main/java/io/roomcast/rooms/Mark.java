package io.roomcast.rooms;

import java.time.Duration;
import java.time.Instant;

/**
 * Which frame made a state, left in the item by the write itself: a retry finds its own write by it
 * and tells the room what the first try may not have come to tell.
 */
record Mark(String text, Instant at) {

  /**
   * For so long SNS knows an event again; a retry that comes later is a frame like any other.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html">Deduplication</a>
   */
  static final Duration RETRIES = Duration.ofMinutes(5);

  /** Of an item that no frame made. */
  static final Mark NONE = new Mark("", Instant.EPOCH);

  /** Whether that was the same frame, not long ago. */
  boolean isRetriedBy(Mark other) {
    return text.equals(other.text) && other.at.isBefore(at.plus(RETRIES));
  }
}
