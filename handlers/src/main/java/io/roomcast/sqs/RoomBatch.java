package io.roomcast.sqs;

import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * What one invocation got for one room: at least one delivery, in the queue's order. By {@code
 * deadline} the invocation has to be over.
 */
public record RoomBatch(String room, List<Delivery> deliveries, Instant deadline) {

  /** The deliveries in the room's order, each sequence once, however the queue repeated them. */
  public List<Delivery> inOrder() {
    TreeMap<Sequence, Delivery> bySequence = new TreeMap<>();
    deliveries.forEach(delivery -> bySequence.putIfAbsent(delivery.seq(), delivery));
    return List.copyOf(bySequence.values());
  }
}
