package io.roomcast.operator;

import io.roomcast.events.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /** Sent, and neither taken away nor found to stay. */
  private final List<Letter> pending = new ArrayList<>();

  /** What stays and is out of sight, so that other rooms' letters are seen. */
  private final List<Letter> held = new ArrayList<>();

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
    try {
      Set<String> cutOff = sendAllInSight();
      for (Set<String> rooms : few(cutOff)) {
        letters.release(held.stream().filter(letter -> rooms.contains(letter.room())).toList());
        held.removeIf(letter -> rooms.contains(letter.room()));
        sendAllInSight();
      }
    } finally {
      letters.release(held);
    }
  }

  /** Answers the rooms that may have more behind what stays: a batch that was full ended there. */
  private Set<String> sendAllInSight() {
    Set<String> cutOff = new LinkedHashSet<>();
    List<Letter> some = List.of();
    try {
      for (some = letters.receive(); !some.isEmpty(); some = letters.receive()) {
        List<Letter> fresh = some.stream().filter(Predicate.not(this::isKept)).toList();
        if (fresh.isEmpty()) {
          held.addAll(some);
          if (some.size() == LetterQueue.MOST) some.forEach(each -> cutOff.add(each.room()));
        } else {
          send(fresh);
          // In sight again, so that what is behind them in their room is seen.
          letters.release(some.stream().filter(this::isKept).toList());
        }
      }
    } finally {
      letters.release(some.stream().filter(Predicate.not(sent::contains)).toList());
    }
    return cutOff;
  }

  /** So few rooms at a time that what stays of them leaves place in a batch for what does not. */
  private List<Set<String>> few(Set<String> rooms) {
    List<Set<String>> all = new ArrayList<>();
    long staying = LetterQueue.MOST;
    for (String room : rooms) {
      long ofRoom = staying(room);
      if (ofRoom >= LetterQueue.MOST) continue;
      if (staying + ofRoom >= LetterQueue.MOST) {
        all.add(new HashSet<>());
        staying = 0;
      }
      all.getLast().add(room);
      staying += ofRoom;
    }
    return all;
  }

  private long staying(String room) {
    return kept.stream().filter(letter -> letter.room().equals(room)).count();
  }

  private boolean isKept(Letter letter) {
    return kept.stream().anyMatch(other -> other.id().equals(letter.id()));
  }

  private void send(List<Letter> fresh) {
    for (Letter letter : fresh.stream().sorted(Letter.IN_ORDER).toList()) {
      if (letter.unreadable().isPresent()) {
        keep(letter);
      } else {
        send(letter);
        pending.add(letter);
        if (!Repairs.areOf(consumer)) done(letter);
      }
    }
    Instant deadline = Instant.now().plus(patience);
    for (Letter letter : List.copyOf(pending)) {
      if (repairs.tell(letter, deadline)) {
        done(letter);
      } else {
        pending.remove(letter);
        keep(letter);
      }
    }
  }

  private void keep(Letter letter) {
    kept.add(letter);
    progress.step();
  }

  private void done(Letter letter) {
    letters.delete(letter);
    pending.remove(letter);
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

  /** What was sent and is still there, because the redrive ended before its time. */
  List<Letter> unfinished() {
    return pending;
  }

  /**
   * About how many of the queue's letters were never seen, where ten that stay hide their room's
   * rest.
   */
  long unseen(long size) {
    boolean isHidden = kept.stream().anyMatch(each -> staying(each.room()) >= LetterQueue.MOST);
    return isHidden ? Math.max(0, size - sent.size() - kept.size() - pending.size()) : 0;
  }
}
