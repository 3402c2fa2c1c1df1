package io.roomcast.broadcast;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.sockets.SocketException;
import io.roomcast.sockets.Sockets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts frames to many connections at once. A post that fails for now is tried again after a pause
 * with jitter, as long as the invocation has time and for {@link #PATIENCE} at most, because the
 * room waits meanwhile; then it is given up, as one that is refused for good is at once, and the
 * client repairs the gap by itself.
 */
final class Posts {

  private static final Logger LOG = LoggerFactory.getLogger(Posts.class);

  /** How long one connection's failing posts may keep the room's next batch waiting. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** No post starts so close to the end of the invocation: it may take this long to fail. */
  static final Duration MARGIN = Duration.ofSeconds(4);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Sockets sockets;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final AtOnce atOnce = new AtOnce();

  /** The random generator is used by many threads. */
  Posts(Sockets sockets, Sleeper sleeper, InstantSource clock, RandomGenerator random) {
    this.sockets = sockets;
    this.sleeper = sleeper;
    this.clock = clock;
    this.random = random;
  }

  /** How it ended for one connection. */
  enum End {
    POSTED,
    GONE,
    GIVEN_UP
  }

  /** How it ended for a connection, after how many posts, and how many of them met a 429. */
  record Result(String connectionId, End end, int posts, int throttled) {}

  /** Posts the frames, in order, to each connection; never throws for one of them. */
  List<Result> post(Collection<String> connectionIds, List<String> frames, Instant deadline) {
    Instant end = deadline.minus(MARGIN);
    Queue<SocketException> refused = new ConcurrentLinkedQueue<>();
    List<Result> results =
        atOnce.each(connectionIds, id -> new Attempts(id, end, refused).result(frames));
    if (!refused.isEmpty()) {
      LOG.error("posts refused", entry("n", refused.size()), refused.element());
    }
    return results;
  }

  /** The posts to one connection. */
  private final class Attempts {

    private final String connectionId;
    private final Instant end;
    private final Queue<SocketException> refused;
    private int posts;
    private int throttled;

    Attempts(String connectionId, Instant end, Queue<SocketException> refused) {
      this.connectionId = connectionId;
      this.end = end;
      this.refused = refused;
    }

    Result result(List<String> frames) throws InterruptedException {
      try {
        return new Result(connectionId, all(frames), posts, throttled);
      } catch (RuntimeException unknown) {
        // A bug, but the others must get their frames, and the batch must not come for ever.
        LOG.error("post broke", entry("connectionId", connectionId), unknown);
        return new Result(connectionId, End.GIVEN_UP, posts, throttled);
      }
    }

    private End all(List<String> frames) throws InterruptedException {
      for (String frame : frames) {
        End ended = one(frame);
        if (ended != End.POSTED) {
          return ended;
        }
      }
      return End.POSTED;
    }

    private End one(String frame) throws InterruptedException {
      Instant patience = clock.instant().plus(PATIENCE);
      Instant last = patience.isBefore(end) ? patience : end;
      Duration pause = FIRST_PAUSE;
      while (clock.instant().isBefore(last)) {
        try {
          posts++;
          return switch (sockets.post(connectionId, frame)) {
            case OK -> End.POSTED;
            case GONE -> End.GONE;
          };
        } catch (SocketException failed) {
          throttled += failed.throttled() ? 1 : 0;
          if (!failed.temporary()) {
            refused.add(failed);
            return End.GIVEN_UP;
          }
        }
        sleeper.sleep(jittered(pause));
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
      }
      return End.GIVEN_UP;
    }

    private Duration jittered(Duration pause) {
      long half = pause.toMillis() / 2;
      return Duration.ofMillis(half + random.nextLong(half + 1));
    }
  }
}
