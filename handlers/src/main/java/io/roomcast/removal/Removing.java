package io.roomcast.removal;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.sqs.RoomBatch;
import io.roomcast.sqs.RoomConsumer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a room that was deleted, however large, in the order in which nothing comes back: its
 * memberships, so that nobody enters or sends any more; its connections; its log, closed first; and
 * last what it was called. Each step goes on where a try before it ended.
 */
final class Removing implements RoomConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(Removing.class);

  /**
   * Before the invocation has to be over: the longest step, and the message by which it goes on.
   */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /**
   * Longer than a queue and its dead-letter queue keep an event of the room, 14 days each, and an
   * operator needs to send it again.
   */
  static final Duration LATE = Duration.ofDays(90);

  private final Remains remains;
  private final Evictions evictions;
  private final Onward onward;
  private final InstantSource clock;

  Removing(Remains remains, Evictions evictions, Onward onward, InstantSource clock) {
    this.remains = remains;
    this.evictions = evictions;
    this.onward = onward;
    this.clock = clock;
  }

  /** Some of a step, and whether there may be more of it. */
  @FunctionalInterface
  private interface Step {

    boolean some(String room);
  }

  /** The room's own item says whether it was deleted; what the event says need not be readable. */
  @Override
  public void consume(RoomBatch batch) {
    String room = batch.room();
    if (!remains.isDeleted(room)) {
      LOG.warn("not removed, it was not deleted", entry("room", room));
      return;
    }
    if (!isRemoved(room, batch.deadline().minus(MARGIN))) {
      onward.send(room, batch.inOrder().getLast());
    }
  }

  private boolean isRemoved(String room, Instant end) {
    if (!isDone(remains::endMemberships, room, end) || !isDone(evictions::some, room, end)) {
      return false;
    }
    remains.closeLog(room);
    if (!isDone(remains::removeEvents, room, end)) {
      return false;
    }
    remains.bury(room, clock.instant().plus(LATE));
    return true;
  }

  /** Does some at least, so that it comes to an end however little time there is. */
  private boolean isDone(Step step, String room, Instant end) {
    while (step.some(room)) {
      if (!clock.instant().isBefore(end)) {
        return false;
      }
    }
    return true;
  }
}
