package io.roomcast.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The permits that this function holds for each room, so that a busy room does not cost a write for
 * each message: one at a time while the room is quiet, ten at once when the last ones were used up
 * within a second. What is not used within a second is given up.
 */
final class RoomPermits {

  private static final int AT_ONCE = 10;
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  /** How many rooms are remembered; then all are forgotten, which costs a write each. */
  private static final int REMEMBERED = 10_000;

  private record Held(int left, Instant since) {

    boolean isGood(Instant now) {
      return now.isBefore(since.plus(GOOD_FOR));
    }
  }

  private final RoomPace pace;
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  RoomPermits(RoomPace pace) {
    this.pace = pace;
  }

  /**
   * Takes one permit.
   *
   * @return empty when it is taken; else how long until there is one
   */
  Optional<Duration> take(String room, Instant now) {
    AtomicBoolean taken = new AtomicBoolean();
    Held last =
        held.computeIfPresent(
            room,
            (_, before) -> {
              taken.set(before.left() > 0 && before.isGood(now));
              return taken.get() ? new Held(before.left() - 1, before.since()) : before;
            });
    if (taken.get()) {
      return Optional.empty();
    }
    boolean busy = last != null && last.left() == 0 && last.isGood(now);
    if (busy && pace.take(room, AT_ONCE, now).isEmpty()) {
      hold(room, AT_ONCE - 1, now);
      return Optional.empty();
    }
    Optional<Duration> later = pace.take(room, 1, now);
    if (later.isEmpty()) {
      hold(room, 0, now);
    }
    return later;
  }

  private void hold(String room, int left, Instant now) {
    if (held.size() >= REMEMBERED) {
      held.clear();
    }
    held.merge(
        room,
        new Held(left, now),
        (before, more) -> before.isGood(now) ? new Held(before.left() + more.left(), now) : more);
  }
}
