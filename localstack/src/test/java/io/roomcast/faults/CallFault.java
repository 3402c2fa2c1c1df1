package io.roomcast.faults;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Calls of one kind about a room fail, now and then: before they are sent, or after their work. */
final class CallFault extends Fault {

  /** What the SDK tries a call at most. */
  private static final int ATTEMPTS = 3;

  /** When in the call it fails. */
  enum Moment {
    BEFORE,
    AFTER
  }

  private final Predicate<Call> calls;
  private final Moment moment;
  private final Supplier<RuntimeException> failure;
  private final Rhythm rhythm;

  CallFault(
      Predicate<Call> calls, Moment moment, Supplier<RuntimeException> failure, Rhythm rhythm) {
    this.calls = calls;
    this.moment = moment;
    this.failure = failure;
    this.rhythm = rhythm;
  }

  @Override
  void before(Call call) {
    if (moment == Moment.BEFORE) fail(call);
  }

  @Override
  void after(Call call) {
    if (moment == Moment.AFTER) fail(call);
  }

  private void fail(Call call) {
    if (!calls.test(call)) return;
    if (call.isStruck(this, () -> rhythm.strikes() ? rhythm.upTo(ATTEMPTS) : 0)) {
      strike();
      throw failure.get();
    }
  }
}
