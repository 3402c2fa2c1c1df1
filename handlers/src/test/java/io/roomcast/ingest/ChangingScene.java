package io.roomcast.ingest;

import static io.roomcast.sqs.QueueMessages.CODEC;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;

import io.roomcast.aws.Environment;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.sockets.ClientFrames;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.RecordedSockets;
import io.roomcast.table.InMemoryRooms;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredMember;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** For tests of edits, deletes and reactions: ana said message 3, and bob is a member too. */
abstract class ChangingScene {

  static final String EDIT_ACTION = "edit";
  static final String DELETE_ACTION = "delete";
  static final String REACT_ACTION = "react";
  static final String TARGET = seq(3).text();
  static final String EDIT =
      """
      {"action":"edit","id":"7","room":"general","clientId":"c1","target":"%s",\
      "body":{"text":"edited"}}"""
          .formatted(TARGET);
  static final String DELETE =
      """
      {"action":"delete","id":"7","room":"general","clientId":"c1","target":"%s"}"""
          .formatted(TARGET);
  static final String REACT =
      """
      {"action":"react","id":"7","room":"general","clientId":"c1","target":"%s","key":"👍"}"""
          .formatted(TARGET);

  static final String PIN =
      """
      {"action":"pin","id":"7","room":"general","clientId":"c1","target":"%s"}"""
          .formatted(TARGET);

  final Instant now = Instant.parse("2026-01-31T12:00:00.123456Z");
  final Instant at = Instant.parse("2026-01-31T12:00:00.123Z");
  final InMemoryTable table = new InMemoryTable();
  final InMemoryTopic topic = new InMemoryTopic();
  private final InMemoryPaces paces = new InMemoryPaces(table, Pace.of(5, 20), Pace.of(10, 10));
  private final IngestHandler handler =
      new IngestHandler(
          new FrameResponder(
              CODEC,
              new RecordedSockets(),
              new Telemetry(new Environment(Map.of("POWERTOOLS_SERVICE_NAME", "ingest"))),
              () -> now,
              new Ingest(
                  Set.of("general"),
                  new InMemoryRooms(table),
                  paces,
                  paces,
                  new InMemoryMentionable(table),
                  new InMemoryMessages(table, () -> now),
                  topic,
                  () -> now)));

  ChangingScene() {
    member("ana", "member");
    member("bob", "member");
    log(3, said(3));
  }

  static String frame(String action) {
    return switch (action) {
      case EDIT_ACTION -> EDIT;
      case DELETE_ACTION -> DELETE;
      default -> REACT;
    };
  }

  void member(String user, String role) {
    table.put(Keys.member("general", user), new StoredMember(role, user + "'s name", false, 0));
  }

  void log(long number, Content content) {
    log("general", number, content);
  }

  void log(String room, long number, Content content) {
    Event event = new Event(seq(number), Sequence.NONE, content);
    table.put(Keys.event(room, seq(number)), new StoredEvent(event, null));
    table.put(Keys.log(room), new StoredLog(seq(number), null));
  }

  Reply answer(String user, String frame) {
    String reply =
        handler
            .handleRequest(ClientFrames.message("c=", user, frame), new PrimingContext())
            .getBody();
    return switch (CODEC.serverFrame(reply)) {
      case Decoded.Valid(Reply answer) -> answer;
      case Decoded.Valid(var other) -> throw new AssertionError("not a reply: " + other);
      case Decoded.Invalid(var _, var _, var message, var _) -> throw new AssertionError(message);
    };
  }

  static ErrorCode code(Reply reply) {
    return ((Reply.Refused) reply).code();
  }
}
