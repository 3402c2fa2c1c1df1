package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said in answer to each message of a room. */
@FunctionalInterface
interface Threads {

  /** Messages as they are now; with {@code next} there are more after it. */
  record Page(List<Event> events, @Nullable Sequence next) {}

  /**
   * A message and the answers to it, oldest first and without {@code prev}, or the answers after a
   * place: of so many places at most, at least one, those where a message is that has not expired.
   */
  Page page(String room, Sequence target, @Nullable Sequence after, int most);
}
