package io.roomcast.timeline;

import static io.roomcast.sqs.QueueMessages.CODEC;

import io.roomcast.interleaving.Ports;
import io.roomcast.sockets.Actions;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.Heads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What timeline answers, over any ports. */
public final class Answering {

  private Answering() {}

  /** With a room of the stack's, which has no settings to read. */
  public static Actions over(Ports ports, String room) {
    return new Timeline(
        new Limits(Set.of(room), 1_000, 1_000),
        _ -> Optional.empty(),
        ports.port(Members.class),
        ports.port(Connections.class),
        ports.port(Heads.class),
        ports.port(RoomLog.class),
        CODEC,
        () -> QueueMessages.SENT_AT);
  }

  /** The ports in memory. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> ports() {
    return Map.of(
        Members.class,
        InMemoryMembers::new,
        RoomLog.class,
        table -> new InMemoryRoomLog(table, () -> QueueMessages.SENT_AT));
  }

  /** The ports in memory, where a connection enters without being asked for membership. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> portsWithoutCondition() {
    return Map.of(Members.class, Unconditional::new);
  }

  private static final class Unconditional extends InMemoryMembers {

    private final InMemoryTable table;

    Unconditional(InMemoryTable table) {
      super(table);
      this.table = table;
    }

    @Override
    public Entrance enter(String room, Connection connection) {
      return table.call(
          all -> {
            Object member = all.get(Keys.member(room, connection.userId()));
            all.put(
                Keys.member(room, connection.userId()), StoredMember.named(connection.userName()));
            Entrance entrance = super.enter(room, connection);
            all.put(
                Keys.member(room, connection.userId()), java.util.Objects.requireNonNull(member));
            return entrance;
          });
    }
  }
}
