package io.roomcast.timeline;

import io.roomcast.events.Changes;
import io.roomcast.events.Content.Change;
import io.roomcast.events.Content.Message;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The changes that a pass back over the log came by before it came to their messages. Who has read
 * past a change takes it for done, so a message that the pass saw as it was before is shown with
 * it.
 */
final class ChangesPassed {

  /** The oldest first. */
  private final Map<Sequence, Deque<Event>> byTarget = new HashMap<>();

  /** Notes an event, the latest first. */
  void note(Event event) {
    if (event.content() instanceof Change change) {
      byTarget.computeIfAbsent(change.target(), _ -> new ArrayDeque<>()).addFirst(event);
    }
  }

  /** The message with the changes that it has not been seen with. */
  Message applyTo(Sequence seq, Message seen) {
    Message now = seen;
    for (Event event : byTarget.getOrDefault(seq, new ArrayDeque<>())) {
      Sequence changed = now.changed();
      if (event.content() instanceof Change change
          && (changed == null || event.seq().isAfter(changed))) {
        now = Changes.apply(now, event.seq(), change);
      }
    }
    return now;
  }
}
