package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.roomcast.aws.Environment;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Codec;
import io.roomcast.events.Decoded;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.sockets.ClientFrames;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.RecordedSockets;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryProfiles;
import io.roomcast.table.InMemoryRooms;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.InMemoryUserRooms;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The room "general" in memory, and the timeline function over it. */
final class Room {

  static final Codec CODEC = new Codec();
  static final String NAME = "general";
  static final int FULL = 3;
  static final int MEMBERS = 2;

  Instant now = Instant.parse("2026-01-31T12:00:00.123456Z");
  final InMemoryTable table = new InMemoryTable();
  final InMemoryConnections connections = new InMemoryConnections(table, () -> now);
  final InMemoryHeads heads = new InMemoryHeads(table);
  final InMemoryMembers members = new InMemoryMembers(table);
  final InMemoryProfiles profiles = new InMemoryProfiles(table);
  final RecordedSockets sockets = new RecordedSockets();

  private final TimelineHandler handler =
      new TimelineHandler(
          new FrameResponder(
              CODEC,
              sockets,
              new Telemetry(new Environment(Map.of("POWERTOOLS_SERVICE_NAME", "timeline"))),
              () -> now,
              new Timeline(
                  new Limits(Set.of(NAME, "other"), FULL, MEMBERS),
                  new InMemoryRooms(table),
                  members,
                  profiles,
                  new InMemoryManyRooms(table),
                  connections,
                  heads,
                  new InMemoryRoomLog(table, () -> now),
                  new Overview(
                      new Outsiders(Set.of(NAME, "other"), new InMemoryRooms(table)),
                      members,
                      new InMemoryUserRooms(table),
                      new InMemoryStandings(table, () -> now),
                      new InMemoryRoll(table),
                      new Browsing(Set.of(NAME, "other"), new InMemoryDirectory(table), CODEC),
                      heads,
                      new InMemoryRoomLog(table, () -> now),
                      new InMemoryThreads(table, () -> now),
                      new InMemoryPins(table, () -> now),
                      CODEC),
                  CODEC,
                  () -> now)));

  /** A user connects; the connection's id is the user's and "=". */
  void connect(String user) {
    connections.connect(new Connection(user + "=", user, user, ClientFrames.CONNECTED_AT));
  }

  /** An event is in the log, and the log's head is there. */
  void log(Event event, @Nullable Instant expiresAt) {
    table.put(Keys.event(NAME, event.seq()), new StoredEvent(event, expiresAt));
    table.put(Keys.log(NAME), new StoredLog(event.seq(), null));
  }

  /** Messages of these numbers are in the log, each linked to the one before. */
  void log(int... numbers) {
    int prev = 0;
    for (int number : numbers) {
      log(message(number, prev), null);
      prev = number;
    }
  }

  /** Live delivery is so far. */
  void delivered(int number) {
    heads.move(NAME, seq(number), now, 0);
  }

  Reply answer(String user, String frame) {
    return switch (CODEC.serverFrame(respond(user, frame).getBody())) {
      case Decoded.Valid(Reply reply) -> reply;
      case Decoded.Valid(var other) -> throw new AssertionError("not a reply: " + other);
      case Decoded.Invalid(var _, var _, var message, var _) -> throw new AssertionError(message);
    };
  }

  APIGatewayV2WebSocketResponse respond(String user, String frame) {
    return handler.handleRequest(
        ClientFrames.message(user + "=", user, frame), new PrimingContext());
  }

  Reply.Joined join(String fields) {
    return (Reply.Joined) answer("ana", "{\"action\":\"join\",\"room\":\"general\"" + fields + "}");
  }

  Reply.Page history(String fields) {
    return (Reply.Page)
        answer("ana", "{\"action\":\"history\",\"room\":\"general\"" + fields + "}");
  }
}
