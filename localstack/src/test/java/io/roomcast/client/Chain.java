package io.roomcast.client;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The unbroken chain of a room's events up to {@code last}, and those kept aside beyond it. */
final class Chain {

  private @Nullable Sequence last;
  private final NavigableMap<Sequence, Event> aside = new TreeMap<>();

  /** The end of the chain; absent before the first join. */
  @Nullable Sequence last() {
    return last;
  }

  /** Whether the chain reaches this far, and nothing beyond it waits for what is missing. */
  boolean isWhole(Sequence head) {
    return aside.isEmpty() && last != null && !head.isAfter(last);
  }

  boolean hasAside() {
    return !aside.isEmpty();
  }

  /** Forgets what waits beyond a gap: the next replay brings it. */
  void forgetAside() {
    aside.clear();
  }

  /** Keeps an event that came before the room was joined. */
  void keep(Event event) {
    aside.put(event.seq(), merged(event));
  }

  /** Takes a pushed event, and answers what links by it; beyond a gap it is kept aside. */
  List<Event> take(Event event) {
    if (last != null && !event.seq().isAfter(last)) {
      return List.of();
    }
    keep(event);
    return linked();
  }

  /** Takes a reply's events, unbroken up to {@code next}, and answers those that are new. */
  List<Event> replay(Collection<Event> events, Sequence next, boolean truncated) {
    Sequence known = truncated ? null : last;
    List<Event> taken = new ArrayList<>();
    for (Event event : events) {
      if (known == null || event.seq().isAfter(known)) {
        taken.add(event);
      }
    }
    // A push may have carried the chain beyond this reply while it was on its way.
    last = known == null || next.isAfter(known) ? next : known;
    taken.addAll(linked());
    return taken;
  }

  private List<Event> linked() {
    List<Event> taken = new ArrayList<>();
    while (!aside.isEmpty()) {
      Event nearest = aside.firstEntry().getValue();
      if (last != null && nearest.seq().isAfter(last)) {
        if (!last.equals(nearest.prev())) {
          break;
        }
        last = nearest.seq();
        taken.add(nearest);
      }
      aside.pollFirstEntry();
    }
    return taken;
  }

  /** An event that was sent again has no {@code prev}: the one that has it is worth more. */
  private Event merged(Event event) {
    Event kept = aside.get(event.seq());
    return kept != null && kept.prev() != null ? kept : event;
  }
}
