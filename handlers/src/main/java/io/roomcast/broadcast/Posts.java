package io.roomcast.broadcast;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.sockets.SocketException;
import io.roomcast.sockets.Sockets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts frames to many connections at once, at most {@link #AT_ONCE} in an instance. A post that
 * fails is tried again after a pause with jitter, as long as the invocation has time and for {@link
 * #PATIENCE} at most, because the room waits meanwhile; then it is given up, and the client repairs
 * the gap by itself.
 */
final class Posts {

  private static final Logger LOG = LoggerFactory.getLogger(Posts.class);

  /** How many posts of one instance run at the same time. */
  static final int AT_ONCE = 64;

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
  private final Semaphore atOnce = new Semaphore(AT_ONCE);

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
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return connectionIds.stream()
          .map(id -> threads.submit(() -> new Attempts(id, end).bounded(frames)))
          .toList()
          .stream()
          .map(Posts::result)
          .toList();
    }
  }

  private static Result result(Future<Result> posting) {
    try {
      return posting.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while posting", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("posting failed", failed.getCause());
    }
  }

  /** The posts to one connection. */
  private final class Attempts {

    private final String connectionId;
    private final Instant end;
    private int posts;
    private int throttled;

    Attempts(String connectionId, Instant end) {
      this.connectionId = connectionId;
      this.end = end;
    }

    Result bounded(List<String> frames) {
      try {
        atOnce.acquire();
        try {
          return new Result(connectionId, all(frames), posts, throttled);
        } finally {
          atOnce.release();
        }
      } catch (InterruptedException interrupted) {
        return new Result(connectionId, End.GIVEN_UP, posts, throttled);
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
