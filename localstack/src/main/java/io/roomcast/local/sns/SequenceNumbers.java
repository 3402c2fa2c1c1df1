package io.roomcast.local.sns;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A topic's sequence numbers: 20 digits, increasing, not consecutive. They are taken from the
 * clock, so that they go on increasing also where nothing is remembered from before.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/api/API_PublishResponse.html">SequenceNumber</a>
 */
final class SequenceNumbers {

  private long last;

  /** Goes on after the last one given; empty where there was none. */
  SequenceNumbers(String last) {
    this.last = last.isEmpty() ? 0 : Long.parseLong(last.substring(1));
  }

  String next(Instant now) {
    long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    last = Math.max(last + 1, nanos);
    return "1%019d".formatted(last);
  }
}
