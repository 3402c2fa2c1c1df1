package io.roomcast.faults;

import io.roomcast.local.stack.LocalStack;

/** A stack whose topic goes by the clock of those who are in the room. */
final class OneClockStack extends LocalFaultStack {

  private final SteppingClock clock;

  OneClockStack() {
    this(new SteppingClock());
  }

  private OneClockStack(SteppingClock clock) {
    super(LocalStack.options().port(0).topicClock(clock));
    this.clock = clock;
  }

  @Override
  SteppingClock clock() {
    return clock;
  }
}
