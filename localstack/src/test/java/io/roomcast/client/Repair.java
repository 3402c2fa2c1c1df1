package io.roomcast.client;

import io.roomcast.client.Effect.Alarm;
import io.roomcast.client.Effect.Purpose;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks for what is missing after the chain's end, one question at a time, until it is whole. */
final class Repair {

  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final Duration SLOW = Duration.ofSeconds(30);

  private enum Step {
    IDLE,
    ASKING,
    WAITING
  }

  private final InstantSource clock;
  private final Backoff backoff;
  private Step step = Step.IDLE;
  private Sequence target = Sequence.NONE;
  private @Nullable Instant since;
  private boolean told;
  private int turn;

  Repair(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.backoff = Backoff.ofQuestions(random);
  }

  boolean isIdle() {
    return step == Step.IDLE;
  }

  /** Whether a question is on its way. */
  boolean isAsking() {
    return step == Step.ASKING;
  }

  /** The farthest head heard of. */
  Sequence target() {
    return target;
  }

  void aim(Sequence head) {
    target = head.isAfter(target) ? head : target;
  }

  /** Forgets heads of a log that is no longer this one's: the cursor was above both. */
  void aimAnew(Sequence head) {
    target = head;
  }

  /** Begins, unless it is under way; true when the question is to be asked now. */
  boolean starts() {
    if (step != Step.IDLE) {
      return false;
    }
    since = clock.instant();
    step = Step.ASKING;
    return true;
  }

  /** Goes on after an answer that brought events: the next question is asked at once. */
  void goesOn() {
    begin();
    backoff.reset();
    step = Step.ASKING;
  }

  /** Goes on later, after an answer that brought nothing, or none at all. */
  void waits(Duration atLeast, List<Effect> effects) {
    Instant begun = begin();
    step = Step.WAITING;
    Duration wait = backoff.next();
    if (Duration.between(begun, clock.instant()).compareTo(PATIENCE) >= 0) {
      wait = backoff.share(SLOW);
      if (!told) {
        told = true;
        effects.add(new Effect.Behind());
      }
    }
    Duration chosen = wait.compareTo(atLeast) > 0 ? wait : atLeast;
    effects.add(new Effect.Wake(chosen, new Alarm(Purpose.REPAIR, ++turn)));
  }

  /** True when this alarm is due and the question is to be asked now. */
  boolean wakes(Alarm alarm) {
    if (step != Step.WAITING || alarm.turn() != turn) {
      return false;
    }
    step = Step.ASKING;
    return true;
  }

  /** Ends if it only waits: a question on its way is answered first, so that there is but one. */
  boolean endsIfWaiting() {
    if (step == Step.WAITING) {
      end();
    }
    return step == Step.IDLE;
  }

  void end() {
    step = Step.IDLE;
    since = null;
    told = false;
    backoff.reset();
  }

  private Instant begin() {
    if (since == null) {
      since = clock.instant();
    }
    return since;
  }
}
