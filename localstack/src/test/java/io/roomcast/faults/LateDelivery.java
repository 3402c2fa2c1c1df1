package io.roomcast.faults;

import io.roomcast.local.stack.LocalStack;
import java.util.List;
import java.util.function.Predicate;

/**
 * A batch takes longer than its visibility timeout: it is handed out again while it is in work, and
 * the invocation that was overtaken goes on.
 */
final class LateDelivery extends Fault {

  private static final long OVERTAKEN_MILLIS = 500;

  private final String room;
  private final LocalStack stack;
  private final Predicate<Call> calls;
  private final Rhythm rhythm;

  /** Of invocations at these calls. */
  LateDelivery(String room, LocalStack stack, Predicate<Call> calls, Rhythm rhythm) {
    this.room = room;
    this.stack = stack;
    this.calls = calls;
    this.rhythm = rhythm;
  }

  @Override
  void before(Call call) {
    if (!calls.test(call) || !call.isStruck(this, () -> rhythm.strikes() ? 1 : 0)) return;
    String queueUrl = stack.queueUrl(call.caller());
    List<String> inWork = Deliveries.SEEN.last(queueUrl, room);
    if (inWork.isEmpty()) return;
    Deliveries.comeBack(stack.sqs(), queueUrl, inWork, 0);
    strike();
    Calls.rest(OVERTAKEN_MILLIS);
  }
}
