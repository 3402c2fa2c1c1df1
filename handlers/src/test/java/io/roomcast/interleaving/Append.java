package io.roomcast.interleaving;

import static io.roomcast.interleaving.World.ROOM;

import io.roomcast.history.Appending;
import io.roomcast.sqs.QueueMessages;
import java.util.List;

/** One invocation of history. */
record Append(List<Integer> batch) implements Program {

  @Override
  public Object run(Ports ports) {
    Appending.over(ports)
        .consume(QueueMessages.batch(ROOM, batch.stream().mapToLong(Integer::longValue).toArray()));
    return batch;
  }
}
