package io.roomcast.interleaving;

import java.util.ArrayList;
import java.util.List;

/** A FIFO queue's one group: its events in order, the first ones of which are handed out. */
record Queue(List<Integer> events, int handedOut) {

  static final Queue EMPTY = new Queue(List.of(), 0);

  Queue with(int event) {
    List<Integer> more = new ArrayList<>(events);
    more.add(event);
    return new Queue(List.copyOf(more), handedOut);
  }

  /** How many may be received: none while some are handed out. */
  int available() {
    return handedOut > 0 ? 0 : events.size();
  }

  List<Integer> first(int count) {
    return events.subList(0, count);
  }

  Queue handOut(int count) {
    return new Queue(events, count);
  }

  /** What was handed out is visible again. */
  Queue visible() {
    return new Queue(events, 0);
  }

  /** What was handed out is done. */
  Queue deleted() {
    return new Queue(List.copyOf(events.subList(handedOut, events.size())), 0);
  }
}
