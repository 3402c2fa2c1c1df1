package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.List;

/**
 * A room's log as far as its head: what lies beyond may be half written and is not read. Reads are
 * consistent, and leave out what has expired.
 */
interface RoomLog {

  /** The last sequence in the log. */
  Sequence logged(String room);

  /** Events after one place and up to another, oldest first, each with its {@code prev}. */
  List<Event> after(String room, Sequence after, Sequence upTo, int most);

  /** Events up to a place, that included, latest first, each with its {@code prev}. */
  List<Event> latest(String room, Sequence upTo, int most);
}
