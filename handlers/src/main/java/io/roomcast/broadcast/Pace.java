package io.roomcast.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * How long an invocation stays open after it has posted, so that what arrives meanwhile is the next
 * batch: a frame less for each connection. A room's message group is locked while its batch is in
 * flight; FIFO queues have no batching window.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">FIFO queues
 *     and Lambda</a>
 */
final class Pace {

  private static final int FULL_BATCH = 10;
  private static final Duration RECENT = Duration.ofSeconds(1);
  private static final Duration SLOWEST = Duration.ofSeconds(2);

  private final int hotConnections;
  private final Duration fastest;
  private Duration pace;

  /** Holds rooms of at least so many connections; a pace of zero turns holding off. */
  Pace(int hotConnections, Duration pace) {
    this.hotConnections = hotConnections;
    this.fastest = pace;
    this.pace = pace;
  }

  /**
   * What was posted to a room: how many events to how many connections, from when to when, when the
   * post before began, since when the oldest event waited, and whether API Gateway said 429.
   */
  record Posted(
      int events,
      int connections,
      Instant begun,
      Instant ended,
      Instant before,
      Instant oldest,
      boolean throttled) {}

  /**
   * How long to hold the invocation that posted this, zero for not at all. A 429 doubles the pace
   * of the instance, up to two seconds; without one it falls back by halves.
   */
  synchronized Duration hold(Collection<Posted> rooms, Instant now, Instant deadline) {
    if (fastest.isZero()) {
      return Duration.ZERO;
    }
    pace =
        rooms.stream().anyMatch(Posted::throttled)
            ? least(pace.multipliedBy(2), SLOWEST)
            : most(pace.dividedBy(2), fastest);
    boolean pays =
        !rooms.isEmpty()
            && rooms.stream().mapToInt(Posted::events).sum() < FULL_BATCH
            && rooms.stream().allMatch(this::hotAndFresh);
    Instant ended = rooms.stream().map(Posted::ended).max(Comparator.naturalOrder()).orElse(now);
    Duration hold = pays ? Duration.between(now, ended.plus(pace)) : Duration.ZERO;
    return hold.isNegative() || now.plus(hold).isAfter(deadline.minus(RECENT))
        ? Duration.ZERO
        : hold;
  }

  /**
   * Posts and the hold after them make events wait, and that is no backlog; what is within a second
   * besides is recent.
   */
  private boolean hotAndFresh(Posted room) {
    Duration posting = Duration.between(room.begun(), room.ended());
    Duration recent = RECENT.plus(pace).plus(posting);
    return room.connections() >= hotConnections
        && room.before().isAfter(room.begun().minus(recent))
        && !room.oldest().isBefore(room.begun().minus(recent));
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration most(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
