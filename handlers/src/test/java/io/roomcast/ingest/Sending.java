package io.roomcast.ingest;

import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.sockets.Actions;
import io.roomcast.table.DynamoDbRooms;
import java.time.InstantSource;
import java.util.Set;

/** What ingest answers, over a table and at any pace. */
public final class Sending {

  private static final int FAST = 100_000;

  private Sending() {}

  public static Actions over(Table table, EventPublisher publisher, InstantSource clock) {
    return new Ingest(
        Set.of(),
        new DynamoDbRooms(table),
        new DynamoDbMembers(table, Pace.of(FAST, FAST)),
        (_, _, _) -> java.util.Optional.empty(),
        new DynamoDbMentionable(table),
        new DynamoDbMessages(table, new Codec(), clock),
        publisher,
        clock);
  }
}
