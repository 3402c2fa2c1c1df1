package io.roomcast.history;

import io.roomcast.aws.Table;
import io.roomcast.interleaving.Ports;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.sqs.RoomConsumer;
import io.roomcast.table.InMemoryTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What history does with a batch, over any ports. */
public final class Appending {

  private Appending() {}

  /** With events that can all be read and that never expire. */
  public static RoomConsumer over(Ports ports) {
    return new Append(
        ports.port(MessageLog.class),
        (room, seq, body) -> {
          throw new AssertionError("everything can be read here");
        },
        Duration.ZERO,
        () -> QueueMessages.SENT_AT);
  }

  /** With events that never expire, in a table. */
  public static RoomConsumer over(Table table) {
    return new Append(
        new DynamoDbMessageLog(table, QueueMessages.CODEC),
        (room, seq, body) -> {
          throw new AssertionError("everything can be read here");
        },
        Duration.ZERO,
        () -> QueueMessages.SENT_AT);
  }

  /** The port in memory. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> ports() {
    return Map.of(MessageLog.class, InMemoryMessageLog::new);
  }

  /** The port in memory, whose append does not ask whether LOG still is what was read. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> portsWithoutCondition() {
    return Map.of(MessageLog.class, Unconditional::new);
  }

  private static final class Unconditional extends InMemoryMessageLog {

    Unconditional(InMemoryTable table) {
      super(table);
    }

    @Override
    public boolean append(
        String room, LogHead read, LogHead moved, List<Entry> entries, List<Rewrite> rewrites) {
      return super.append(room, read(room), moved, entries, rewrites);
    }
  }
}
