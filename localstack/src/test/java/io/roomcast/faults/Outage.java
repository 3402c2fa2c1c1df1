package io.roomcast.faults;

import java.time.Duration;
import java.util.function.Predicate;

/** For a while from some call on, no call of one kind about a room is answered. */
final class Outage extends Fault {

  private final Predicate<Call> calls;
  private final Duration lasts;
  private int spared;
  private long end;

  /** It begins with the call after so many that are spared. */
  Outage(Predicate<Call> calls, int spared, Duration lasts) {
    this.calls = calls;
    this.spared = spared;
    this.lasts = lasts;
  }

  @Override
  void before(Call call) {
    if (calls.test(call) && isAway()) {
      strike();
      throw Failures.away();
    }
  }

  @Override
  synchronized boolean isOver() {
    return end != 0 && System.nanoTime() - end >= 0;
  }

  private synchronized boolean isAway() {
    if (spared-- > 0) return false;
    long now = System.nanoTime();
    if (end == 0) end = now + lasts.toNanos();
    return now - end < 0;
  }
}
