package io.roomcast.broadcast;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.aws.Meter;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.RoomBatch;
import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the events of a batch to the room's connections. The order of its three steps is what lets
 * no event slip between a broadcast and a join: the head is moved first, then the list of
 * connections is read, then the frames are posted.
 */
final class Broadcaster {

  /** What is shown while it happens is not shown later, as after an outage. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Broadcaster.class);

  private final Heads heads;
  private final RoomLists lists;
  private final Frames frames;
  private final Posts posts;
  private final Removal removal;
  private final Meter meter;
  private final InstantSource clock;

  Broadcaster(
      Heads heads,
      Connections connections,
      RoomLists lists,
      Frames frames,
      Posts posts,
      Meter meter,
      InstantSource clock) {
    this.heads = heads;
    this.lists = lists;
    this.frames = frames;
    this.posts = posts;
    this.removal = new Removal(heads, connections, lists, clock);
    this.meter = meter;
    this.clock = clock;
  }

  /** Throws only if the head could not be moved or the list of connections not be read. */
  Pace.Posted broadcast(RoomBatch batch) {
    String room = batch.room();
    List<Delivery> deliveries = batch.inOrder();
    Instant begun = clock.instant();
    Head head = moved(room, deliveries, begun);
    List<String> connectionIds = lists.connections(room, head);
    List<Delivery> shown = deliveries.stream().filter(each -> isShown(each, begun)).toList();
    boolean throttled = false;
    if (!connectionIds.isEmpty() && !shown.isEmpty()) {
      List<String> encoded = frames.of(room, Chain.link(head.head(), shown));
      throttled = post(batch, connectionIds, encoded);
    }
    return new Pace.Posted(
        batch.deliveries().size(),
        connectionIds.size(),
        begun,
        clock.instant(),
        head.postedAt(),
        oldest(deliveries),
        throttled);
  }

  /** Everything durable, in its place; of the rest what can be read and is not late. */
  private static boolean isShown(Delivery delivery, Instant now) {
    return delivery.durable()
        || (delivery.readable() && delivery.sentAt().plus(FRESH).isAfter(now));
  }

  /** Moves the head to the last durable event; where there is none it is just read. */
  private Head moved(String room, List<Delivery> deliveries, Instant now) {
    return deliveries.reversed().stream()
        .filter(Delivery::durable)
        .findFirst()
        .map(last -> move(room, last.seq(), now))
        .orElseGet(() -> heads.read(room));
  }

  /** HEAD as it was before, but for the count of connections, which the move may have mended. */
  private Head move(String room, Sequence last, Instant now) {
    int correction = lists.correction(room);
    Heads.Moved moved = heads.move(room, last, now, correction);
    Head before = moved.before();
    if (!moved.moved()) {
      return before;
    }
    lists.corrected(room, correction);
    return new Head(
        before.head(), before.version(), before.postedAt(), before.connections() + correction);
  }

  private boolean post(RoomBatch batch, List<String> connectionIds, List<String> encoded) {
    List<Posts.Result> results = posts.post(connectionIds, encoded, batch.deadline());
    List<String> gone = ended(results, Posts.End.GONE);
    removal.remove(batch.room(), gone, batch.deadline());
    int givenUp = ended(results, Posts.End.GIVEN_UP).size();
    int throttled = results.stream().mapToInt(Posts.Result::throttled).sum();
    count("Posts", results.stream().mapToInt(Posts.Result::posts).sum());
    count("Gone", gone.size());
    count("Throttled", throttled);
    if (givenUp > 0) {
      count("PostsGivenUp", givenUp);
      LOG.warn("posts given up", entry("room", batch.room()), entry("n", givenUp));
    }
    return throttled > 0;
  }

  private void count(String metric, int by) {
    if (by > 0) {
      meter.count(metric, by);
    }
  }

  private static List<String> ended(List<Posts.Result> results, Posts.End end) {
    return results.stream()
        .filter(result -> result.end() == end)
        .map(Posts.Result::connectionId)
        .toList();
  }

  private static Instant oldest(List<Delivery> deliveries) {
    return deliveries.stream()
        .map(Delivery::sentAt)
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}
