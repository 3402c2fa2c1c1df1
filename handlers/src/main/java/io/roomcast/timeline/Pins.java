package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a room that are kept at hand. */
@FunctionalInterface
interface Pins {

  /** Messages as they are now; with {@code next}, the place of a pin, there are more before it. */
  record Page(List<Event> events, @Nullable Sequence next) {}

  /**
   * The pinned messages, the last pinned first and without {@code prev}, or those that were pinned
   * before a place: of so many pins at most those whose message has not expired.
   */
  Page page(String room, @Nullable Sequence before, int most);
}
