package io.roomcast.interleaving;

import static io.roomcast.interleaving.World.ROOM;

import io.roomcast.counters.Counting;
import io.roomcast.sqs.QueueMessages;
import java.util.List;

/** One invocation of counters. */
record Count(List<Integer> batch) implements Program {

  @Override
  public Object run(Ports ports) {
    Counting.over(ports)
        .consume(QueueMessages.batch(ROOM, batch.stream().mapToLong(Integer::longValue).toArray()));
    return batch;
  }
}
