package io.roomcast.history;

import static java.util.stream.Collectors.partitioningBy;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.events.Sequence;
import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.RoomBatch;
import io.roomcast.sqs.RoomConsumer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends a room's events to its log, each once and linked to the one before it, whatever the queue
 * repeats and whoever else appends. The log and its head move in one transaction, so an invocation
 * that was overtaken changes nothing and decides anew. The messages that an event changes are
 * changed in the transaction that logs it, and so once. What could not be read keeps its place, and
 * its original is kept apart first.
 */
final class Append implements RoomConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(Append.class);

  /** Only another invocation for the same room can be in the way, and only while it is dying. */
  private static final int TRIES = 5;

  private final MessageLog log;
  private final DeadLetters deadLetters;
  private final Duration retention;
  private final InstantSource clock;

  /** With a retention of zero, entries are kept for ever. */
  Append(MessageLog log, DeadLetters deadLetters, Duration retention, InstantSource clock) {
    this.log = log;
    this.deadLetters = deadLetters;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public void consume(RoomBatch batch) {
    String room = batch.room();
    List<Delivery> deliveries = batch.inOrder();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      LogHead head = log.read(room);
      if (head.closed()) {
        LOG.info(
            "not logged, the room was deleted", entry("room", room), entry("n", deliveries.size()));
        return;
      }
      Map<Boolean, List<Delivery>> newer =
          deliveries.stream()
              .collect(partitioningBy(delivery -> delivery.seq().isAfter(head.logged())));
      if (append(room, head, newer.getOrDefault(true, List.of()))) {
        redeliver(room, newer.getOrDefault(false, List.of()));
        return;
      }
    }
    throw overtaken();
  }

  private boolean append(String room, LogHead head, List<Delivery> newer) {
    if (newer.isEmpty()) {
      return true;
    }
    Instant expiresAt = expiresAt(head);
    List<Entry> entries = new ArrayList<>();
    Sequence prev = head.logged();
    for (Delivery delivery : newer) {
      keepOriginal(room, delivery);
      entries.add(new Entry(delivery.seq(), prev, delivery.content(), expiresAt));
      prev = delivery.seq();
    }
    LogHead moved = new LogHead(prev, expiresAt == null ? head.lastExpiresAt() : expiresAt);
    Fold fold = fold(room, entries);
    return log.append(room, head, moved, fold.entries(), fold.rewrites());
  }

  /** Never before that of an earlier event: a reader takes what is gone for the log's beginning. */
  private @Nullable Instant expiresAt(LogHead head) {
    if (retention.isZero()) {
      return null;
    }
    Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(retention);
    Instant last = head.lastExpiresAt();
    return last != null && last.isAfter(expiresAt) ? last : expiresAt;
  }

  private void redeliver(String room, List<Delivery> older) {
    if (older.isEmpty()) {
      return;
    }
    Map<Sequence, Entry> there = log.find(room, older.stream().map(Delivery::seq).toList());
    for (Delivery delivery : older) {
      Entry logged = there.get(delivery.seq());
      if (logged == null) {
        putBetween(room, delivery);
      } else if (logged.unreadable() && delivery.readable()) {
        mend(room, delivery, logged);
      }
    }
  }

  /** An event that can be read now and could not be when it was logged. */
  private void mend(String room, Delivery delivery, Entry logged) {
    Entry there = logged;
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Entry mended = new Entry(delivery.seq(), there.prev(), delivery.content(), there.expiresAt());
      Fold fold = fold(room, List.of(mended));
      if (log.mend(room, fold.entries().getFirst(), fold.rewrites())) {
        return;
      }
      there = log.find(room, List.of(delivery.seq())).get(delivery.seq());
      if (there == null || !there.unreadable()) {
        return;
      }
    }
    throw overtaken();
  }

  /** An event that the log went past: an old dead letter that someone redrives. */
  private void putBetween(String room, Delivery delivery) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Entry> next = log.next(room, delivery.seq());
      if (next.isEmpty() || hasNoPlace(delivery.seq(), next.get())) {
        LOG.warn(
            "not logged, there by now or older than the log", entry("room", room), seq(delivery));
        return;
      }
      keepOriginal(room, delivery);
      Entry between =
          new Entry(delivery.seq(), next.get().prev(), delivery.content(), next.get().expiresAt());
      Fold fold = fold(room, List.of(between));
      if (log.insert(room, fold.entries().getFirst(), next.get(), fold.rewrites())) {
        LOG.info("put between", entry("room", room), seq(delivery));
        return;
      }
    }
    throw overtaken();
  }

  /**
   * The next event has expired, or it links to this one or a later one: this one is there by now,
   * or was there and is gone.
   */
  private boolean hasNoPlace(Sequence seq, Entry next) {
    return next.expired(clock.instant()) || !seq.isAfter(next.prev());
  }

  private Fold fold(String room, List<Entry> entries) {
    return Fold.of(log, room, entries, clock.instant());
  }

  private void keepOriginal(String room, Delivery delivery) {
    if (!delivery.readable()) {
      deadLetters.keep(room, delivery.seq(), delivery.body());
    }
  }

  private static Object seq(Delivery delivery) {
    return entry("seq", delivery.seq().text());
  }

  private static IllegalStateException overtaken() {
    return new IllegalStateException("overtaken " + TRIES + " times; the batch comes again");
  }
}
