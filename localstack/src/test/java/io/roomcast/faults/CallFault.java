package io.roomcast.faults;

import java.util.function.Function;
import java.util.function.Predicate;

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
  private final Function<Call, RuntimeException> failure;
  private final Rhythm rhythm;

  /** Each fails by what this makes of it. */
  CallFault(
      Predicate<Call> calls,
      Moment moment,
      Function<Call, RuntimeException> failure,
      Rhythm rhythm) {
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
      throw failure.apply(call);
    }
  }
}
