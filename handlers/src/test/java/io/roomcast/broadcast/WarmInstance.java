package io.roomcast.broadcast;

import static io.roomcast.sqs.QueueMessages.CODEC;

import io.roomcast.sockets.Sockets;
import io.roomcast.sqs.CountedMetrics;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.sqs.RoomBatch;
import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import java.util.Random;

/** A broadcaster, and the lists that it keeps between invocations, over any ports. */
public final class WarmInstance {

  private final RoomLists lists;
  private final Broadcaster broadcaster;

  public WarmInstance(Heads heads, Connections connections, Sockets sockets) {
    ManualTime time = new ManualTime(QueueMessages.SENT_AT);
    lists = new RoomLists(connections, 1);
    broadcaster =
        new Broadcaster(
            heads,
            connections,
            lists,
            new Frames(CODEC),
            new Posts(sockets, time, time, new Random(1)),
            new CountedMetrics(),
            time);
  }

  /** Reads the room's list, for the version that HEAD has. */
  public void read(String room, Head head) {
    lists.connections(room, head);
  }

  /** One invocation. */
  public void broadcast(RoomBatch batch) {
    broadcaster.broadcast(batch);
  }
}
