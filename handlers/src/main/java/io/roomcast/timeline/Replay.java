package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Every event after a cursor, oldest first, unbroken: what does not link at or below the log's head
 * is gone or lost, so a page ends before a break, and the page that begins with it is truncated.
 * Before that is said the log is read once more: see {@link RoomLog}.
 */
final class Replay {

  private final RoomLog log;
  private final View view;

  Replay(RoomLog log, View view) {
    this.log = log;
    this.view = view;
  }

  /**
   * Reads after the cursor, by the heads that were read before: that of live delivery and that of
   * the log.
   */
  Stretch after(Sequence cursor, String room, Sequence head, Sequence logged, Space space) {
    if (cursor.isAfter(head) && cursor.isAfter(logged)) {
      return instead(room, head, logged, space);
    }
    if (space.events() == 0 || !logged.isAfter(cursor)) {
      return new Stretch(List.of(), cursor, !head.isAfter(cursor), false);
    }
    List<Event> found = log.after(room, cursor, logged, space.events());
    if (!follows(cursor, found)) {
      found = log.after(room, cursor, logged, space.events());
    }
    if (found.isEmpty()) {
      return instead(room, head, logged, space);
    }
    List<Event> events = unbroken(found, space);
    Sequence next = events.getLast().seq();
    return new Stretch(events, next, !head.isAfter(next), !follows(cursor, found));
  }

  /** A view, where there is nothing to replay. */
  private Stretch instead(String room, Sequence head, Sequence logged, Space space) {
    Stretch latest = view.latest(room, head, logged, space);
    return new Stretch(latest.events(), latest.next(), latest.complete(), true);
  }

  private static boolean follows(Sequence cursor, List<Event> found) {
    return !found.isEmpty() && cursor.equals(found.getFirst().prev());
  }

  private static List<Event> unbroken(List<Event> found, Space space) {
    List<Event> events = new ArrayList<>();
    Space.Filling filling = space.filling();
    for (Event event : found) {
      boolean links = events.isEmpty() || events.getLast().seq().equals(event.prev());
      if (!links || !filling.takes(event)) {
        break;
      }
      events.add(event);
    }
    return events;
  }
}
