package io.roomcast.rooms;

import static io.roomcast.sqs.QueueMessages.CODEC;
import static io.roomcast.sqs.QueueMessages.SENT_AT;

import io.roomcast.aws.Table;
import io.roomcast.interleaving.Ports;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.RecordedSockets;
import io.roomcast.sockets.Sockets;
import io.roomcast.table.Connections;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.Heads;
import io.roomcast.table.InMemoryTable;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What rooms answers, over any ports. */
public final class Moderating {

  private static final int MEMBERS = 10;

  private Moderating() {}

  /** Where no room is the stack's own: in those nobody has a role. */
  public static Actions over(Ports ports) {
    return new Governing(
        Set.of(),
        MEMBERS,
        ports.port(Register.class),
        new Departures(
            ports.port(Connections.class),
            ports.port(Heads.class),
            ports.port(Sockets.class),
            CODEC),
        ports.port(EventPublisher.class),
        () -> SENT_AT);
  }

  /** The same in a table. */
  public static Actions over(Table table, EventPublisher publisher) {
    return new Governing(
        Set.of(),
        MEMBERS,
        new DynamoDbRegister(table, new Limits(MEMBERS, MEMBERS, MEMBERS), () -> SENT_AT),
        new Departures(
            new DynamoDbConnections(table, () -> SENT_AT),
            new DynamoDbHeads(table),
            new RecordedSockets(),
            CODEC),
        publisher,
        () -> SENT_AT);
  }

  /** The port in memory that only this function has. */
  public static Map<Class<?>, Function<InMemoryTable, Object>> ports() {
    return Map.of(
        Register.class,
        table -> new InMemoryRegister(table, new Limits(MEMBERS, MEMBERS, MEMBERS), () -> SENT_AT));
  }
}
