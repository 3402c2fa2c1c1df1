package io.roomcast.counters;

import io.roomcast.events.Sequence;
import java.util.Optional;

/** How many messages each room has had. */
interface Counters {

  /**
   * Adds messages that stand between two places of the room's order, both included, and notes that
   * everything up to the last is counted; unless the first or something after it is counted.
   *
   * @return empty when added; else how far is counted, and nothing was changed
   */
  Optional<Sequence> add(String room, int messages, Sequence first, Sequence last);
}
