package io.roomcast.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many signals this function lets through, by what it remembers itself: signals are worth no
 * write. A frame may come to any instance, so a user may send as many more as there are instances.
 */
final class SignalPace {

  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int OF_ROOM = 10;

  /** How many users and rooms are remembered; then all are forgotten, and may signal once more. */
  private static final int REMEMBERED = 10_000;

  /** Who signals what where. */
  record Signal(String room, String userId, boolean on) {}

  private record Window(Instant since, int signals) {}

  private final Map<Signal, Instant> last = new ConcurrentHashMap<>();
  private final Map<String, Window> rooms = new ConcurrentHashMap<>();

  /** Whether the same was let through a moment ago. */
  boolean isRepeated(Signal signal, Instant now) {
    Instant before = last.get(signal);
    return before != null && now.isBefore(before.plus(BETWEEN));
  }

  /** Whether the room takes it, which counts it. */
  boolean takes(Signal signal, Instant now) {
    if (last.size() >= REMEMBERED) {
      last.clear();
    }
    if (rooms.size() >= REMEMBERED) {
      rooms.clear();
    }
    last.put(signal, now);
    Window window =
        rooms.merge(
            signal.room(),
            new Window(now, 1),
            (there, one) ->
                now.isBefore(there.since().plus(SECOND))
                    ? new Window(there.since(), there.signals() + 1)
                    : one);
    return window.signals() <= OF_ROOM;
  }
}
