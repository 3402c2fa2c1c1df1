package io.roomcast.operator;

import io.roomcast.events.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Sends the dead letters of a queue back to the queue of their consumer: each with its room as the
 * group, its body unchanged and a deduplication id that is new, in the room's order as far as the
 * queue shows it (ten at a time), and takes a letter away only when it was sent and had its effect.
 * So a redrive that is interrupted is begun again, and what was sent twice has no effect: every
 * consumer knows its room's order. What this version cannot read stays where it is.
 */
final class Redrive {

  private final Stack stack;
  private final Consumer consumer;
  private final LetterQueue letters;
  private final Repairs repairs;
  private final Duration patience;
  private final Progress progress;
  private final List<Letter> sent = new ArrayList<>();
  private final List<Letter> kept = new ArrayList<>();

  Redrive(
      Stack stack,
      Consumer consumer,
      StackQueue from,
      Codec codec,
      Repairs repairs,
      Duration patience,
      Progress progress) {
    this.stack = stack;
    this.consumer = consumer;
    this.letters = new LetterQueue(stack.sqs(), from, codec);
    this.repairs = repairs;
    this.patience = patience;
    this.progress = progress;
  }

  /** Sends what can be sent. */
  void run() {
    List<Letter> held = new ArrayList<>();
    List<Letter> some = List.of();
    try {
      for (some = letters.receive(); !some.isEmpty(); some = letters.receive()) {
        List<Letter> fresh = some.stream().filter(Predicate.not(this::isKept)).toList();
        if (fresh.isEmpty()) {
          // Out of sight from now on, so that other rooms' letters are seen.
          held.addAll(some);
        } else {
          send(fresh);
          // In sight again, so that what is behind them in their room is seen.
          letters.release(some.stream().filter(this::isKept).toList());
        }
      }
    } finally {
      letters.release(some.stream().filter(Predicate.not(sent::contains)).toList());
      letters.release(held);
    }
  }

  private boolean isKept(Letter letter) {
    return kept.stream().anyMatch(other -> other.id().equals(letter.id()));
  }

  private void send(List<Letter> fresh) {
    List<Letter> sending = fresh.stream().sorted(Letter.IN_ORDER).toList();
    List<Repair> started = new ArrayList<>();
    for (Letter letter : sending) {
      if (letter.unreadable().isPresent()) {
        kept.add(letter);
        progress.step();
        continue;
      }
      Repair repair = repairs.before(consumer, letter);
      send(letter);
      if (repair.isAwaited()) {
        started.add(repair);
      } else {
        done(letter);
      }
    }
    Instant deadline = Instant.now().plus(patience);
    for (Repair repair : started) {
      if (repairs.tell(repair, deadline)) {
        done(repair.letter());
      } else {
        kept.add(repair.letter());
        progress.step();
      }
    }
  }

  private void done(Letter letter) {
    letters.delete(letter);
    sent.add(letter);
    progress.step();
  }

  private void send(Letter letter) {
    stack
        .sqs()
        .sendMessage(
            request ->
                request
                    .queueUrl(consumer.queue().url())
                    .messageGroupId(letter.room())
                    .messageDeduplicationId(UUID.randomUUID().toString())
                    .messageBody(letter.body()));
  }

  /** What was sent back. */
  List<Letter> sent() {
    return sent;
  }

  /** What stays: this version cannot read it, or history did not take it in time. */
  List<Letter> kept() {
    return kept;
  }
}
