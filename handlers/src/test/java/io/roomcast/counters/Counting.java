package io.roomcast.counters;

import io.roomcast.events.Sequence;
import io.roomcast.interleaving.Ports;
import io.roomcast.sqs.RoomConsumer;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What counters does with a batch, over any ports. */
public final class Counting {

  private Counting() {}

  /** Needs one port, and nothing else. */
  public static RoomConsumer over(Ports ports) {
    return new MessageCount(ports.port(Counters.class));
  }

  /** How many messages a room has had, by its item. */
  public static int counted(InMemoryTable table, String room) {
    InMemoryCounters.Count count = table.get(Keys.counters(room), InMemoryCounters.Count.class);
    return count == null ? 0 : count.messages();
  }

  /** A room has had so many messages, up to that place. */
  public static void put(InMemoryTable table, String room, int messages, Sequence last) {
    table.put(Keys.counters(room), new InMemoryCounters.Count(messages, last));
  }

  /** The port in memory. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> ports() {
    return Map.of(Counters.class, InMemoryCounters::new);
  }

  /** The port in memory, which adds whatever is counted already. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> portsWithoutCondition() {
    return Map.of(Counters.class, Unconditional::new);
  }

  private record Unconditional(InMemoryTable table) implements Counters {

    @Override
    public Optional<Sequence> add(String room, int messages, Sequence first, Sequence last) {
      return table.call(
          all -> {
            all.put(
                Keys.counters(room),
                new InMemoryCounters.Count(counted(table, room) + messages, last));
            return Optional.empty();
          });
    }
  }
}
