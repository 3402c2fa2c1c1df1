package io.roomcast.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A publish fails, accepted or not, and nobody sees the event for a while; when the client tries
 * again, more than five minutes are over, and the topic has forgotten what it accepted.
 */
final class LateRetry extends Fault {

  /** What the SDK tries a call at most. */
  private static final int ATTEMPTS = 3;

  private static final int REFUSED = 1;
  private static final int ACCEPTED = 2;
  private static final Duration LATER = Duration.ofMinutes(6);
  private static final Duration UNSEEN = Duration.ofSeconds(2);

  private final String room;
  private final Rhythm rhythm;
  private final SteppingClock clock;

  /** No other publish is between two attempts when the clock is set. */
  private final AtomicBoolean striking = new AtomicBoolean();

  private volatile long seenAgain = System.nanoTime();

  /** By the clock of the topic and of the clients. */
  LateRetry(String room, Rhythm rhythm, SteppingClock clock) {
    this.room = room;
    this.rhythm = rhythm;
    this.clock = clock;
  }

  @Override
  void before(Call call) {
    if (Calls.posts(room).test(call) && isUnseen()) throw Failures.post(500);
    fail(call, REFUSED);
  }

  @Override
  void after(Call call) {
    fail(call, ACCEPTED);
  }

  private boolean isUnseen() {
    return striking.get() || System.nanoTime() - seenAgain < 0;
  }

  private void fail(Call call, int how) {
    if (!Calls.of(room, "Ingest", "Publish").test(call)) return;
    if (call.decided(this, this::decide) != how) return;
    strike();
    if (call.isAttempt(ATTEMPTS)) {
      clock.forward(LATER);
      seenAgain = System.nanoTime() + UNSEEN.toNanos();
      striking.set(false);
    }
    throw Failures.topic();
  }

  private int decide() {
    return rhythm.strikes() && striking.compareAndSet(false, true) ? rhythm.upTo(ACCEPTED) : 0;
  }
}
