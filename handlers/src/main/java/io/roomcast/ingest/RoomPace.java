package io.roomcast.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How fast all of a room may send together. */
interface RoomPace {

  /**
   * Takes permits for a room's next messages.
   *
   * @return empty when they are taken; else how long until so many are there
   */
  Optional<Duration> take(String room, int permits, Instant now);
}
