package io.roomcast.interleaving;

import static io.roomcast.interleaving.World.ROOM;

import io.roomcast.broadcast.WarmInstance;
import io.roomcast.events.Sequence;
import io.roomcast.sockets.Sockets;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.Connections;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One invocation of broadcast, by an instance that remembers; its result is what it remembers. */
record Broadcast(Warm warm, List<Integer> batch, Mutant mutant) implements Program {

  @Override
  public Warm run(Ports ports) {
    return new Memory(ports).run();
  }

  /** Stands between the code and its ports, and sees what the code will remember. */
  private final class Memory {

    private final Heads heads;
    private final Connections connections;
    private final WarmInstance instance;
    private boolean remembering = true;
    private Warm now = warm;
    private long version = warm.version();
    private @Nullable Object early;

    Memory(Ports ports) {
      heads = ports.port(Heads.class);
      connections = ports.port(Connections.class);
      instance =
          new WarmInstance(
              Call.port(Heads.class, this::head),
              Call.port(Connections.class, this::list),
              ports.port(Sockets.class));
    }

    Warm run() {
      if (warm.version() != 0) {
        instance.read(ROOM, new Head(Sequence.NONE, warm.version(), Instant.EPOCH, 0));
      }
      remembering = false;
      instance.broadcast(
          QueueMessages.batch(ROOM, batch.stream().mapToLong(Integer::longValue).toArray()));
      return now;
    }

    private @Nullable Object head(Call call) {
      if (mutant == Mutant.QUERY_BEFORE_MOVE) {
        early = connections.inRoom(ROOM);
      }
      if (!(call.on(heads) instanceof Heads.Moved(Head head, boolean moved))) {
        throw new AssertionError("broadcast only moves the head: " + call);
      }
      Sequence prev =
          mutant == Mutant.PREV_FROM_MEMORY && now.last() != 0
              ? Words.seq(now.last())
              : head.head();
      version = mutant == Mutant.LIST_WITHOUT_VERSION ? 1 : head.version();
      now = new Warm(now.version(), now.connectionIds(), remembered());
      return new Heads.Moved(new Head(prev, version, head.postedAt(), head.connections()), moved);
    }

    private int remembered() {
      return mutant == Mutant.PREV_FROM_MEMORY ? batch.getLast() : 0;
    }

    private Object list(Call call) {
      if (remembering) {
        return warm.connectionIds();
      }
      Object read = early != null ? early : call.on(connections);
      now = new Warm(version, strings(read), now.last());
      return now.connectionIds();
    }

    private static List<String> strings(@Nullable Object list) {
      return ((List<?>) java.util.Objects.requireNonNull(list))
          .stream().map(String.class::cast).toList();
    }
  }
}
