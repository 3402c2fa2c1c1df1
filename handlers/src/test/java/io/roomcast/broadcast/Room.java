package io.roomcast.broadcast;

import static io.roomcast.sqs.QueueMessages.CODEC;

import io.roomcast.events.Decoded;
import io.roomcast.events.Event;
import io.roomcast.events.Push;
import io.roomcast.events.Sequence;
import io.roomcast.events.ServerFrame;
import io.roomcast.sqs.CountedMetrics;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.Connection;
import io.roomcast.table.Connections;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryConnections.Meta;
import io.roomcast.table.InMemoryConnections.Socket;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A room in memory, whose broadcasters (one per warm instance) share table and sockets. */
final class Room {

  static final String NAME = "r";

  final InMemoryTable table = new InMemoryTable();
  final InMemoryHeads heads = new InMemoryHeads(table);
  final ManualTime time = new ManualTime(QueueMessages.SENT_AT);
  final CountedConnections connections =
      new CountedConnections(new InMemoryConnections(table, time));
  final RecordedSockets sockets = new RecordedSockets();
  final CountedMetrics metrics = new CountedMetrics();

  /** As a warm instance has it: with lists of its own. */
  Broadcaster instance() {
    return instance(connections);
  }

  /** Which sees the connections through these. */
  Broadcaster instance(Connections seen) {
    return new Broadcaster(
        heads,
        seen,
        new RoomLists(seen, 10),
        new Frames(CODEC),
        new Posts(sockets, time, time, new Random(1)),
        metrics,
        time);
  }

  /** A join: first the connection's item in the room, then HEAD's version; what HEAD says then. */
  Sequence join(String id) {
    put(id);
    return heads.changeConnections(NAME, 1).head();
  }

  /** The first step of a join. */
  void put(String id) {
    Connection connection = new Connection(id, "u", "U", time.instant());
    table.put(Keys.connection(id), new Meta(connection, Set.of(NAME)));
    table.put(Keys.socket(NAME, id), new Socket(connection));
  }

  /** The events that a connection got, in the order in which it got them. */
  List<Event> events(String connectionId) {
    List<Event> events = new ArrayList<>();
    for (String frame : sockets.frames(connectionId)) {
      switch (CODEC.serverFrame(frame)) {
        case Decoded.Valid<ServerFrame>(Push.Events(String room, List<Event> some)) ->
            events.addAll(some);
        case Decoded<ServerFrame> other -> throw new AssertionError(other);
      }
    }
    return events;
  }
}
