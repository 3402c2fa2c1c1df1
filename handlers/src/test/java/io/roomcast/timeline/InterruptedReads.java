package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.List;

/** A log whose first read of events does not see one event that is there. */
final class InterruptedReads implements RoomLog {

  private final List<Event> events;
  private final Sequence unseen;
  private int reads;

  InterruptedReads(List<Event> events, Sequence unseen) {
    this.events = events;
    this.unseen = unseen;
  }

  @Override
  public Sequence logged(String room) {
    return events.getLast().seq();
  }

  @Override
  public List<Event> after(String room, Sequence after, Sequence upTo, int most) {
    return seen(upTo).stream().filter(event -> event.seq().isAfter(after)).limit(most).toList();
  }

  @Override
  public List<Event> latest(String room, Sequence upTo, int most) {
    return seen(upTo).reversed().stream().limit(most).toList();
  }

  private List<Event> seen(Sequence upTo) {
    boolean first = ++reads == 1;
    return events.stream()
        .filter(event -> !event.seq().isAfter(upTo))
        .filter(event -> !first || !event.seq().equals(unseen))
        .toList();
  }
}
