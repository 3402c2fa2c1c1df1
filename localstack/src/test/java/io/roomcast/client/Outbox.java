package io.roomcast.client;

import io.roomcast.client.Effect.Alarm;
import io.roomcast.client.Effect.Purpose;
import io.roomcast.events.Action;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One's own messages and changes of a room that are not acked: sent one at a time, the next after
 * the ack, and after a reconnect only when a complete replay has shown which of them arrived.
 */
final class Outbox {

  /**
   * For so long a repeated publish is known to be the same event; later only a replay tells.
   *
   * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html">SNS FIFO
   *     deduplication</a>
   */
  static final Duration DEDUPLICATION = Duration.ofMinutes(5);

  /** For so long a change waits for its message to be logged. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private enum Step {
    /** Until a complete replay. */
    HELD,
    FREE,
    /** A message is on its way. */
    ASKING,
    /** The first message is to be sent again after a while. */
    WAITING
  }

  private static final class Entry {
    final String clientId;
    final Action action;
    @Nullable Instant firstSent;
    @Nullable Instant notThereSince;
    boolean arrived;

    Entry(String clientId, Action action) {
      this.clientId = clientId;
      this.action = action;
    }
  }

  private final InstantSource clock;
  private final Backoff backoff;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private Step step = Step.HELD;
  private int turn;

  Outbox(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.backoff = Backoff.ofQuestions(random);
  }

  void add(String clientId, Action action) {
    entries.add(new Entry(clientId, action));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Holds everything back until the next complete replay; what was asked has no answer now. */
  void disconnected() {
    step = Step.HELD;
    turn++;
    entries.removeIf(entry -> entry.arrived);
  }

  /** Holds everything back until the next complete replay. */
  void hold() {
    step = Step.HELD;
  }

  /** A replay was complete: what it did not bring did not arrive, unless it was truncated. */
  void replayed(boolean truncated, List<Effect> effects) {
    if (step != Step.HELD) {
      return;
    }
    step = Step.FREE;
    Entry first = entries.peek();
    if (truncated && first != null && isOld(first)) {
      entries.remove();
      effects.add(new Effect.Doubtful(first.action));
    }
    send(effects);
  }

  /** An event of one's own came back: it arrived, with or without an ack. */
  void arrived(String clientId) {
    Entry first = entries.peek();
    if (first != null && step == Step.ASKING && first.clientId.equals(clientId)) {
      first.arrived = true;
    } else {
      entries.removeIf(entry -> entry.clientId.equals(clientId));
    }
  }

  /** Sends the next message if none is on its way and none is held back. */
  void send(List<Effect> effects) {
    Entry first = entries.peek();
    if (step != Step.FREE || first == null) {
      return;
    }
    step = Step.ASKING;
    if (first.firstSent == null) {
      first.firstSent = clock.instant();
    }
    effects.add(new Effect.Ask(first.action));
  }

  void acked(Reply.Ack ack, List<Effect> effects) {
    step = Step.FREE;
    backoff.reset();
    entries.removeIf(entry -> entry.clientId.equals(ack.clientId()));
    effects.add(new Effect.Accepted(ack));
    send(effects);
  }

  void refused(Action asked, Reply.Refused refused, List<Effect> effects) {
    step = Step.FREE;
    Entry first = entries.peek();
    if (first == null || !first.action.equals(asked)) {
      send(effects);
    } else if (first.arrived) {
      entries.remove();
      send(effects);
    } else if (isWorthAnotherTry(first, refused)) {
      step = Step.WAITING;
      effects.add(new Effect.Wake(later(refused), new Alarm(Purpose.SEND, ++turn)));
    } else {
      entries.remove();
      effects.add(new Effect.Refused(first.clientId, refused.code()));
      send(effects);
    }
  }

  /** A change of a message that is not logged yet is, for a while: the log may never have it. */
  private boolean isWorthAnotherTry(Entry first, Reply.Refused refused) {
    if (refused.code() != ErrorCode.MESSAGE_NOT_FOUND) {
      return refused.temporary() || refused.code() == ErrorCode.TOKEN_EXPIRED;
    }
    Instant now = clock.instant();
    Instant since = first.notThereSince == null ? now : first.notThereSince;
    first.notThereSince = since;
    return refused.temporary() && Duration.between(since, now).compareTo(PATIENCE) <= 0;
  }

  /** True when this alarm is due and the first message is to be sent again. */
  boolean wakes(Alarm alarm) {
    if (step != Step.WAITING || alarm.turn() != turn) {
      return false;
    }
    step = Step.FREE;
    return true;
  }

  /** Whether the message to send next is so old that only a replay tells whether it arrived. */
  boolean needsReplay() {
    Entry first = entries.peek();
    return step == Step.FREE && first != null && isOld(first);
  }

  private Duration later(Reply.Refused refused) {
    Duration wait = backoff.next();
    Long retryAfterMs = refused.retryAfterMs();
    Duration asked = retryAfterMs == null ? Duration.ZERO : Duration.ofMillis(retryAfterMs);
    return asked.compareTo(wait) > 0 ? asked : wait;
  }

  private boolean isOld(Entry entry) {
    return entry.firstSent != null
        && Duration.between(entry.firstSent, clock.instant()).compareTo(DEDUPLICATION) > 0;
  }
}
