package io.roomcast.interleaving;

import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Bob's client, by the protocol's rules: {@code last} is the end of the unbroken chain that it has,
 * {@code aside} what does not link yet with what it links to (-1 for nothing), {@code target} the
 * highest head that it was told. Before its first view it has no last (-1). What it has shown is
 * every message from the room's first one up to {@code last}, whatever the server says.
 */
record Reader(
    Place place,
    boolean asking,
    int last,
    Map<Integer, Integer> aside,
    List<Integer> shown,
    int target) {

  /** Where it believes itself. */
  enum Place {
    OUT,
    JOINING,
    JOINED
  }

  private static final int NO_LINK = -1;
  private static final int NOTHING = -1;

  /** One that never was in the room. */
  static final Reader NEW = new Reader(Place.OUT, false, NOTHING, Map.of(), List.of(), 0);

  /** One that has everything up to an event. */
  static Reader with(Place place, int last) {
    return new Reader(place, false, last, Map.of(), World.messages(last), last);
  }

  @Nullable Sequence cursor() {
    return last == NOTHING ? null : Words.seq(last);
  }

  /** Whether it knows of nothing that it lacks. */
  boolean isWhole() {
    return aside.isEmpty() && last >= target;
  }

  Reader joins() {
    return new Reader(Place.JOINING, true, last, Map.of(), shown, target);
  }

  Reader asks() {
    return new Reader(place, true, last, aside, shown, target);
  }

  Reader leaves() {
    return new Reader(Place.OUT, false, last, Map.of(), shown, target);
  }

  /** A pong told where the room is. */
  Reader told(int head) {
    return new Reader(place, asking, last, aside, shown, Math.max(head, target));
  }

  /** A pushed frame. */
  Reader pushed(List<Event> events, Mutant mutant) {
    Change change = new Change();
    for (Event event : events) {
      switch (place) {
        case OUT -> {}
        case JOINING -> change.keep(event);
        case JOINED -> change.take(event, mutant == Mutant.CLIENT_DROPS);
      }
    }
    return change.made(place, asking);
  }

  /** A reply to what it asked. */
  Reader replied(Reply reply) {
    Change change = new Change();
    return switch (reply) {
      case Reply.Joined joined when place == Place.JOINING -> {
        change.replay(joined.events(), joined.next(), joined.head(), joined.truncated());
        yield change.made(Place.JOINED, false);
      }
      case Reply.Page page when place == Place.JOINED -> {
        change.replay(
            page.events(), Objects.requireNonNull(page.next()), page.head(), page.truncated());
        yield change.made(Place.JOINED, false);
      }
      case Reply.Refused _ -> leaves();
      case Reply other -> new Reader(place, false, last, aside, shown, target);
    };
  }

  private final class Change {

    private int end = last;
    private int aim = target;
    private final TreeMap<Integer, Integer> kept = new TreeMap<>(aside);
    private final List<Integer> seen = new ArrayList<>(shown);

    void keep(Event event) {
      Sequence prev = event.prev();
      kept.merge(Words.number(event.seq()), prev == null ? NO_LINK : Words.number(prev), Math::max);
    }

    void take(Event event, boolean drops) {
      boolean links = event.prev() != null && Words.number(event.prev()) == end;
      if (Words.number(event.seq()) > end && (links || !drops)) {
        keep(event);
        link();
      }
    }

    void replay(List<Event> events, Sequence next, Sequence head, boolean truncated) {
      if (truncated) {
        throw new Violation("told that the log is truncated, which it is not");
      }
      for (Event event : events) {
        // A push may have been faster than the page that has the same.
        if (Words.number(event.seq()) > end) {
          show(Words.number(event.seq()));
        }
      }
      end = Math.max(end, Words.number(next));
      aim = Math.max(aim, Words.number(head));
      link();
    }

    private void link() {
      kept.headMap(end, true).clear();
      while (!kept.isEmpty() && kept.firstEntry().getValue() == end) {
        end = kept.pollFirstEntry().getKey();
        show(end);
      }
    }

    private void show(int number) {
      if (number != seen.size() + 1) {
        throw new Violation("shows " + number + " after " + seen);
      }
      seen.add(number);
    }

    Reader made(Place at, boolean stillAsking) {
      if (seen.size() != Math.max(end, 0)) {
        throw new Violation("goes on from %d and has shown %s".formatted(end, seen));
      }
      return new Reader(at, stillAsking, end, Map.copyOf(kept), List.copyOf(seen), aim);
    }
  }
}
