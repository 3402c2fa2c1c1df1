package io.roomcast.faults;

import java.time.Duration;
import java.util.function.Predicate;

/** For a while from some call on, no call of one kind about a room is answered. */
final class Outage extends Fault {

  private final Predicate<Call> calls;
  private int spared;
  private Duration lasts;
  private Duration shorter = Duration.ZERO;
  private int gap = Integer.MAX_VALUE;
  private int next = Integer.MAX_VALUE;
  private boolean isDue = true;
  private long end = System.nanoTime();
  private boolean hasBegun;

  /** It begins with the call after so many that are spared. */
  Outage(Predicate<Call> calls, int spared, Duration lasts) {
    this.calls = calls;
    this.spared = spared;
    this.lasts = lasts;
  }

  /** The same, and for a shorter while again after every so many messages. */
  Outage again(int messages, Duration lasting) {
    gap = messages;
    next = messages;
    shorter = lasting;
    return this;
  }

  @Override
  void before(Call call) {
    if (calls.test(call) && isAway()) {
      strike();
      throw Failures.away();
    }
  }

  @Override
  synchronized void progressed(int accepted) {
    if (accepted < next) return;
    next += gap;
    isDue = true;
  }

  @Override
  synchronized boolean isOver() {
    return hasBegun && System.nanoTime() - end >= 0;
  }

  private synchronized boolean isAway() {
    long now = System.nanoTime();
    if (now - end < 0) return true;
    if (!isDue || spared-- > 0) return false;
    isDue = false;
    end = now + lasts.toNanos();
    lasts = hasBegun ? lasts : shorter;
    hasBegun = true;
    return true;
  }
}
