package io.roomcast.broadcast;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.Delivery;
import java.util.ArrayList;
import java.util.List;

/** Links events to what was handed to live delivery before them. */
final class Chain {

  private Chain() {}

  /**
   * Events above the head get their {@code prev}, the first one the head itself. Those at or below
   * it are sent again and get none: only HEAD knows what was before, and it has moved on. What is
   * ephemeral comes between them and is linked to nothing, nor anything to it.
   */
  static List<Event> link(Sequence head, List<Delivery> inOrder) {
    List<Event> events = new ArrayList<>();
    Sequence last = head;
    for (Delivery delivery : inOrder) {
      if (!delivery.durable()) {
        events.add(Event.ephemeral(delivery.content()));
      } else if (delivery.seq().isAfter(last)) {
        events.add(new Event(delivery.seq(), last, delivery.content()));
        last = delivery.seq();
      } else {
        events.add(new Event(delivery.seq(), null, delivery.content()));
      }
    }
    return events;
  }
}
