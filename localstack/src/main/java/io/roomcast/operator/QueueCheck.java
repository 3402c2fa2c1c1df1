package io.roomcast.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

  /** What every queue holds. */
  List<QueueState> states() {
    return states;
  }

  /** What is wrong with them. */
  List<Finding> findings() {
    return findings;
  }
}
