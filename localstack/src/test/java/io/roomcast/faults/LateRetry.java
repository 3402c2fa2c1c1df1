package io.roomcast.faults;

import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import io.roomcast.events.Sequence;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * A publish fails, accepted or not, and nobody sees the event for a while; when the client tries
 * again, more than five minutes are over, and the topic has forgotten what it accepted.
 */
final class LateRetry extends Fault {

  private static final int REFUSED = 1;
  private static final int ACCEPTED = 2;
  private static final Duration LATER = Duration.ofMinutes(6);
  private static final Duration UNSEEN = Duration.ofSeconds(2);
  private static final int EPOCH = 10;

  private final String room;
  private final Rhythm rhythm;
  private final OneClockStack stack;

  /** No other publish fails meanwhile. */
  private final AtomicBoolean striking = new AtomicBoolean();

  private volatile long seenAgain = System.nanoTime();

  LateRetry(String room, Rhythm rhythm, OneClockStack stack) {
    this.room = room;
    this.rhythm = rhythm;
    this.stack = stack;
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

  /** The owner of the room must not try a kick again from one time into another. */
  @Override
  boolean isCalm() {
    return !striking.get();
  }

  private boolean isUnseen() {
    return striking.get() || System.nanoTime() - seenAgain < 0;
  }

  private void fail(Call call, int how) {
    if (!Calls.of(room, "Ingest", "Publish").test(call)) return;
    if (call.decided(this, this::decide) != how) return;
    strike();
    throw Failures.topic();
  }

  /** The SDK has given up: in less than its attempts if they took too long. */
  @Override
  void failed(Call call) {
    int how = call.decided(this, () -> 0);
    if (how == 0) return;
    try {
      if (how == ACCEPTED) awaitConsumers((PublishRequest) call.request());
      stack.clock().forward(LATER);
    } finally {
      seenAgain = System.nanoTime() + UNSEEN.toNanos();
      striking.set(false);
    }
  }

  /** Within minutes the consumers have what the topic took; it tells a duplicate its place. */
  private void awaitConsumers(PublishRequest accepted) {
    String number = stack.stack().sns().publish(accepted).sequenceNumber();
    String seq = Sequence.of(EPOCH, number).text();
    await()
        .atMost(ONE_MINUTE)
        .until(
            () ->
                stack.items().head(room).compareTo(seq) >= 0
                    && stack.items().logged(room).compareTo(seq) >= 0);
  }

  private int decide() {
    return rhythm.strikes() && striking.compareAndSet(false, true) ? rhythm.upTo(ACCEPTED) : 0;
  }
}
