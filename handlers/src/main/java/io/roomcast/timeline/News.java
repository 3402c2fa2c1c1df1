package io.roomcast.timeline;

import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.timeline.ManyRooms.Place;
import java.util.List;
import java.util.Objects;

/**
 * What there is to tell of one of many rooms, which may be cut to the space that is left: a replay
 * at its end, a view at its beginning.
 */
record News(Sequence head, Stretch stretch, boolean isView) {

  private static final int COMMA = 1;

  /** What {@code next} may take more than in a reply without events. */
  private static final int NEXT = 64;

  static News view(Sequence head, Stretch stretch) {
    return new News(head, stretch, true);
  }

  /** After a cursor; where there is nothing to replay that is a view as well. */
  static News replay(Sequence head, Stretch stretch) {
    List<Event> events = stretch.events();
    boolean instead = stretch.truncated() && (events.isEmpty() || events.getFirst().prev() == null);
    return new News(head, stretch, instead);
  }

  /** Of a view that was asked for alone. */
  static News of(Reply.Joined view) {
    return view(
        view.head(), new Stretch(view.events(), view.next(), view.complete(), view.truncated()));
  }

  boolean isEmpty() {
    return stretch.events().isEmpty();
  }

  /** How many bytes the events take in a frame. */
  int bytes(Codec codec) {
    int bytes = isEmpty() ? 0 : NEXT;
    for (Event event : stretch.events()) {
      bytes += codec.size(event) + COMMA;
    }
    return bytes;
  }

  /** As many of the events as there is space for. */
  News cut(Codec codec, int bytes) {
    List<Event> events = isView ? stretch.events().reversed() : stretch.events();
    int left = bytes - NEXT;
    int taken = 0;
    while (taken < events.size() && codec.size(events.get(taken)) + COMMA <= left) {
      left -= codec.size(events.get(taken++)) + COMMA;
    }
    return taken == events.size() ? this : with(events.subList(0, taken));
  }

  private News with(List<Event> events) {
    return isView
        ? new News(
            head,
            new Stretch(
                List.copyOf(events.reversed()),
                stretch.next(),
                stretch.complete(),
                stretch.truncated()),
            true)
        : new News(
            head,
            new Stretch(
                List.copyOf(events),
                events.isEmpty() ? null : events.getLast().seq(),
                false,
                stretch.truncated()),
            false);
  }

  Reply.Joined joined(Action.Return to, Place place) {
    return new Reply.Joined(
        null,
        to.room(),
        place.name(),
        place.role(),
        head,
        stretch.events(),
        Objects.requireNonNull(stretch.next()),
        stretch.complete(),
        stretch.truncated());
  }

  /** The same room with nothing told yet: a replay is where the client is. */
  Reply.Joined withoutEvents(Action.Return to, Place place) {
    Sequence after = to.after();
    Stretch none =
        isView || after == null
            ? new Stretch(List.of(), stretch.next(), stretch.complete(), stretch.truncated())
            : new Stretch(List.of(), after, !head.isAfter(after), false);
    return new News(head, none, isView).joined(to, place);
  }
}
