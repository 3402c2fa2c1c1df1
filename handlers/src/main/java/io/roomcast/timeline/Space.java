package io.roomcast.timeline;

import io.roomcast.events.Codec;
import io.roomcast.events.Event;

/** How many events a reply may carry, and how many bytes they may take in it. */
record Space(Codec codec, int events, int bytes) {

  private static final int COMMA = 1;

  /** An empty reply to fill. */
  Filling filling() {
    return new Filling(this);
  }

  /** Counts the bytes of the events that were put in. */
  static final class Filling {

    private final Space space;
    private int used;

    private Filling(Space space) {
      this.space = space;
    }

    /** Puts an event in, if there is room for it; the first always, so that a page moves on. */
    boolean takes(Event event) {
      int size = space.codec().size(event) + COMMA;
      if (used > 0 && used + size > space.bytes()) {
        return false;
      }
      used += size;
      return true;
    }
  }
}
