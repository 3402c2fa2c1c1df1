package io.roomcast.counters;

import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.RoomBatch;
import io.roomcast.sqs.RoomConsumer;
import java.util.List;
import java.util.Optional;

/**
 * Counts each message once, however often and in whatever batches it comes: what is counted is
 * counted up to a place in the room's order, in the write that counts it. One that could not be
 * read is passed over, not counted.
 */
final class MessageCount implements RoomConsumer {

  /** Only another invocation for the same room can be in the way, and only while it is dying. */
  private static final int TRIES = 5;

  private final Counters counters;

  MessageCount(Counters counters) {
    this.counters = counters;
  }

  @Override
  public void consume(RoomBatch batch) {
    List<Delivery> rest = batch.inOrder();
    for (int attempt = 1; attempt <= TRIES && !rest.isEmpty(); attempt++) {
      Optional<Sequence> counted =
          counters.add(batch.room(), messages(rest), rest.getFirst().seq(), rest.getLast().seq());
      if (counted.isEmpty()) {
        return;
      }
      rest = rest.stream().filter(delivery -> delivery.seq().isAfter(counted.get())).toList();
    }
    if (!rest.isEmpty()) {
      throw new IllegalStateException("overtaken " + TRIES + " times; the batch comes again");
    }
  }

  private static int messages(List<Delivery> deliveries) {
    return (int)
        deliveries.stream()
            .filter(
                delivery ->
                    switch (delivery.content()) {
                      case Content.Message message -> true;
                      case Content.Change change -> false;
                      case Content.Ephemeral ephemeral -> false;
                      case Content.Unreadable unreadable -> false;
                      case Content.Repaired repaired -> false;
                      case Content.Room room -> false;
                      case Content.MemberChange change -> false;
                      case Content.Notice notice -> false;
                    })
            .count();
  }
}
