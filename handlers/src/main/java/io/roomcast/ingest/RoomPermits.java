package io.roomcast.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The permits that this function holds for each room, so that a busy room does not cost a write for
 * each message: as many at once as it used within the last second, ten at most. What it does not
 * use within a second is given up, so many instances that share a room take little more than they
 * use.
 */
final class RoomPermits {

  private static final int AT_ONCE = 10;
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  /** How many rooms are remembered; then all are forgotten, which costs a write each. */
  private static final int REMEMBERED = 10_000;

  /** Permits that are left of those taken at a time, and when the last ones were used. */
  private record Held(int left, Instant since, List<Instant> used) {

    boolean hasOne(Instant now) {
      return left > 0 && now.isBefore(since.plus(GOOD_FOR));
    }

    /** When permits were used within the last second, this one included. */
    List<Instant> usedWith(Instant now) {
      Stream<Instant> recent = used.stream().filter(at -> now.isBefore(at.plus(GOOD_FOR)));
      return Stream.concat(Stream.of(now), recent).limit(AT_ONCE).toList();
    }
  }

  private final RoomPace pace;
  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final Map<String, Instant> refused = new ConcurrentHashMap<>();

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
              taken.set(before.hasOne(now));
              return taken.get()
                  ? new Held(before.left() - 1, before.since(), before.usedWith(now))
                  : before;
            });
    if (taken.get()) {
      return Optional.empty();
    }
    int used = last == null ? 1 : last.usedWith(now).size();
    if (used > 1 && pace.take(room, used, now).isEmpty()) {
      hold(room, used - 1, now);
      return Optional.empty();
    }
    Optional<Duration> later = pace.take(room, 1, now);
    if (later.isEmpty()) {
      hold(room, 0, now);
    } else {
      refuse(room, now);
    }
    return later;
  }

  /** Whether a message was refused here for want of a permit within the last second. */
  boolean areExhausted(String room, Instant now) {
    Instant last = refused.get(room);
    return last != null && now.isBefore(last.plus(GOOD_FOR));
  }

  private void refuse(String room, Instant now) {
    if (refused.size() >= REMEMBERED) {
      refused.clear();
    }
    refused.put(room, now);
  }

  private void hold(String room, int left, Instant now) {
    if (held.size() >= REMEMBERED) {
      held.clear();
    }
    held.merge(
        room,
        new Held(left, now, List.of(now)),
        (before, more) ->
            new Held(
                before.hasOne(now) ? before.left() + more.left() : more.left(),
                now,
                before.usedWith(now)));
  }
}
