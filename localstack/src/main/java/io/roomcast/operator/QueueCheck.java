package io.roomcast.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the queues of every consumer, by the thresholds of the stack's alarms. */
final class QueueCheck {

  private static final Duration OLD = Duration.ofMinutes(1);
  private static final long MANY = 30_000;

  private final Stack stack;
  private final List<QueueState> states = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  QueueCheck(Stack stack) {
    this.stack = stack;
    stack.consumers().forEach(this::look);
  }

  private void look(Consumer consumer) {
    QueueState queue = state(consumer.queue(), stack.ages());
    if (queue.messages() >= MANY) findings.add(Finding.backlog(consumer.queue(), queue.messages()));
    Long oldest = queue.oldestSeconds();
    if (oldest != null && oldest > OLD.toSeconds()) {
      findings.add(Finding.age(consumer.queue(), Duration.ofSeconds(oldest)));
    }
    for (StackQueue dead : List.of(consumer.deadLetters(), consumer.undelivered())) {
      long letters = state(dead, QueueAges.UNKNOWN).messages();
      if (letters > 0) findings.add(Finding.deadLetters(consumer, dead, letters));
    }
  }

  private QueueState state(StackQueue queue, QueueAges ages) {
    QueueState state = QueueState.read(stack.sqs(), ages, queue);
    states.add(state);
    return state;
  }

  /**
   * What may still come into a log before the place where the log is by now: history's letters, and
   * what waits in its queue. Until then a log may have less than a counter that is right.
   */
  Optional<String> aheadOfLogs() {
    return stack.consumers().stream()
        .filter(Repairs::areOf)
        .map(this::held)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> held(Consumer consumer) {
    long letters = messages(consumer.deadLetters()) + messages(consumer.undelivered());
    long waiting = messages(consumer.queue());
    List<String> held = new ArrayList<>();
    if (letters > 0) held.add(Finding.counted(letters, "letter"));
    if (waiting > 0) held.add(Finding.counted(waiting, "event") + " waiting");
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(consumer.name() + " has " + String.join(" and ", held));
  }

  private long messages(StackQueue queue) {
    return states.stream()
        .filter(state -> state.queue().equals(queue.id()))
        .mapToLong(QueueState::messages)
        .sum();
  }

  /** What every queue holds. */
  List<QueueState> states() {
    return states;
  }

  /** What is wrong with them. */
  List<Finding> findings() {
    return findings;
  }
}
