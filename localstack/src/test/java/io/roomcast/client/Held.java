package io.roomcast.client;

import io.roomcast.events.Changes;
import io.roomcast.events.Content.Change;
import io.roomcast.events.Content.Message;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a client has of a room, as they are now, and the changes of those that it has
 * not: one that comes later may have been read before they were logged.
 */
final class Held {

  private final Set<String> messageIds = new HashSet<>();
  private final Map<Sequence, Event> messages = new HashMap<>();
  private final Map<Sequence, List<Event>> waiting = new HashMap<>();

  void clear() {
    messageIds.clear();
    messages.clear();
    waiting.clear();
  }

  /** A message that came, as it is now; empty if it was held already. */
  Optional<Event> take(Event event, Message message) {
    return messageIds.add(message.messageId())
        ? Optional.of(hold(event, message))
        : Optional.empty();
  }

  /**
   * A message that was read again, as it is now; empty if what is held is the same, or newer. What
   * is deleted stays so, whatever else was changed.
   */
  Optional<Event> takeAgain(Event event, Message message) {
    Event there = messages.get(event.seq());
    if (there == null) {
      return take(event, message);
    }
    Message before = (Message) there.content();
    boolean older = message.deleted() == null && isAfter(before.changed(), message.changed());
    return older || message.equals(before) ? Optional.empty() : Optional.of(hold(event, message));
  }

  /** A change that came: its message as it is from then on, if it is held and not the same. */
  Optional<Event> change(Event event, Change change) {
    Event there = messages.get(change.target());
    if (there == null) {
      waiting.computeIfAbsent(change.target(), _ -> new ArrayList<>()).add(event);
      return Optional.empty();
    }
    Event now = changed(there, event, change);
    messages.put(now.seq(), now);
    return now.equals(there) ? Optional.empty() : Optional.of(now);
  }

  private Event hold(Event event, Message message) {
    Event now = new Event(event.seq(), event.prev(), message);
    List<Event> changes = waiting.remove(event.seq());
    if (changes != null) {
      for (Event each : changes) now = changed(now, each, (Change) each.content());
    }
    messages.put(now.seq(), now);
    return now;
  }

  /** What came as it is now has its changes already. */
  private static Event changed(Event there, Event event, Change change) {
    Message message = (Message) there.content();
    return isAfter(event.seq(), message.changed())
        ? new Event(there.seq(), there.prev(), Changes.apply(message, event.seq(), change))
        : there;
  }

  private static boolean isAfter(@Nullable Sequence seq, @Nullable Sequence other) {
    return seq != null && (other == null || seq.isAfter(other));
  }
}
