package io.roomcast.timeline;

import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest messages as they are now, oldest first, without {@code prev}: fewer than there is
 * space for where so much else is between them that a reply would take long. Where an event that
 * should be there is not, the log is read once more: see {@link RoomLog}.
 */
final class View {

  /** The most that is read at once where much is not shown, such as reactions. */
  private static final int READ_AT_ONCE = 1_000;

  /** A pass that has read so many events ends, whatever it has to show. */
  static final int READ_ENOUGH = 2_000;

  private final RoomLog log;

  View(RoomLog log) {
    this.log = log;
  }

  /** The latest of all; goes on from the log's head. */
  Stretch latest(String room, Sequence head, Sequence logged, Space space) {
    Pass pass = new Pass(space);
    pass.read(room, logged, null);
    if (space.events() > 0 && !pass.reaches(logged)) {
      pass = new Pass(space);
      pass.read(room, logged, null);
    }
    return new Stretch(pass.shown(), logged, !head.isAfter(logged), false);
  }

  /** The latest before a place; goes on from the oldest, unless that is the room's first. */
  Stretch before(Sequence place, String room, Sequence logged, Space space) {
    Stretch once = readBefore(place, room, logged, space);
    return once.truncated() ? readBefore(place, room, logged, space) : once;
  }

  private Stretch readBefore(Sequence place, String room, Sequence logged, Space space) {
    Pass pass = new Pass(space);
    pass.read(room, place.isAfter(logged) ? logged : place, place);
    return new Stretch(pass.shown(), pass.next(), true, pass.misses(place, room, logged));
  }

  /** One pass back over the log. */
  private final class Pass {

    private final Space space;
    private final Space.Filling filling;
    private final List<Event> shown = new ArrayList<>();
    private final ChangesPassed changes = new ChangesPassed();
    private int events;
    private Sequence latest = Sequence.NONE;
    private @Nullable Event oldest;
    private boolean broken;
    private boolean exhausted;

    Pass(Space space) {
      this.space = space;
      this.filling = space.filling();
    }

    void read(String room, Sequence from, @Nullable Sequence before) {
      Sequence upTo = from;
      Sequence above = before;
      int most = space.events() + 1;
      while (shown.size() < space.events() && events < READ_ENOUGH) {
        List<Event> page = log.latest(room, upTo, most);
        Sequence limit = above;
        List<Event> below =
            page.stream().filter(e -> limit == null || limit.isAfter(e.seq())).toList();
        if (below.isEmpty()) {
          exhausted = true;
          return;
        }
        for (Event event : below) {
          if (!takes(event)) {
            return;
          }
        }
        upTo = below.getLast().seq();
        above = upTo;
        most = Math.min(2 * most, READ_AT_ONCE);
      }
    }

    /** Whether the pass begins with that event and goes on from it unbroken. */
    boolean reaches(Sequence seq) {
      return latest.equals(seq) && !broken;
    }

    private boolean takes(Event event) {
      if (shown.size() == space.events()) {
        return false;
      }
      Event asShown = new Event(event.seq(), null, asNow(event));
      boolean isShown = isShown(event.content());
      if (isShown && !filling.takes(asShown)) {
        return false;
      }
      if (isShown) {
        shown.add(asShown);
      }
      if (oldest == null) {
        latest = event.seq();
      }
      broken |= oldest != null && !event.seq().equals(oldest.prev());
      oldest = event;
      changes.note(event);
      events++;
      return true;
    }

    private Content asNow(Event event) {
      return event.content() instanceof Content.Message message
          ? changes.applyTo(event.seq(), message)
          : event.content();
    }

    private static boolean isShown(Content content) {
      return switch (content) {
        case Content.Message _, Content.Room _, Content.MemberChange _, Content.Notice _ -> true;
        case Content.Change _, Content.Ephemeral _, Content.Unreadable _, Content.Repaired _ ->
            false;
      };
    }

    List<Event> shown() {
      return shown.reversed();
    }

    @Nullable Sequence next() {
      return oldest == null || exhausted || Sequence.NONE.equals(oldest.prev())
          ? null
          : oldest.seq();
    }

    /** Whether events that were there are not: within the pass, or older than what is kept. */
    boolean misses(Sequence place, String room, Sequence logged) {
      if (oldest != null) {
        return broken || (exhausted && !Sequence.NONE.equals(oldest.prev()));
      }
      List<Event> first = log.after(room, Sequence.NONE, logged, 1);
      return first.isEmpty()
          ? !logged.equals(Sequence.NONE)
          : place.isAfter(first.getFirst().seq()) || !Sequence.NONE.equals(first.getFirst().prev());
    }
  }
}
