package io.roomcast.rooms;

import io.roomcast.aws.Environment;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Access;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Reply;
import io.roomcast.events.Role;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.publishing.Inbox;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.ClientFrames;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.RecordedSockets;
import io.roomcast.table.Connection;
import io.roomcast.table.InMemoryConnections;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import io.roomcast.table.StoredUserRoom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The room "tea" and others in memory, and the rooms function over them. */
final class House {

  static final String TEA = "r_tea";
  static final int MEMBERS = 6;
  static final int ROOMS = 3;
  static final int OWNED = 2;

  private static final Codec CODEC = new Codec();

  Instant now = Instant.parse("2026-01-31T12:00:00.123456Z");
  final InMemoryTable table = new InMemoryTable();
  final InMemoryTopic topic = new InMemoryTopic();
  final RecordedSockets sockets = new RecordedSockets();
  final InMemoryConnections connections = new InMemoryConnections(table, () -> now);
  final InMemoryHeads heads = new InMemoryHeads(table);
  final InMemoryRegister register =
      new InMemoryRegister(table, new Limits(MEMBERS, ROOMS, OWNED), () -> now);

  private final RoomsHandler handler =
      new RoomsHandler(
          new FrameResponder(
              CODEC,
              sockets,
              new Telemetry(new Environment(Map.of("POWERTOOLS_SERVICE_NAME", "rooms"))),
              // Tokens do not expire here, however late it gets.
              () -> ClientFrames.CONNECTED_AT,
              new Governing(
                  Set.of("general"),
                  MEMBERS,
                  register,
                  new Departures(connections, heads, sockets, CODEC),
                  topic,
                  () -> now)));

  /** The room is there, with one owner called olga. */
  House with(Access access) {
    table.put(Keys.room(TEA), StoredRoom.of(access));
    put("olga", Role.OWNER);
    return this;
  }

  /** One more member. */
  House and(String user, Role role) {
    put(user, role);
    StoredRoom room = stored();
    table.put(
        Keys.room(TEA),
        new StoredRoom(
            room.room(),
            room.members() + 1,
            room.owners() + (role == Role.OWNER ? 1 : 0),
            room.made(),
            room.madeAt()));
    return this;
  }

  private void put(String user, Role role) {
    table.put(Keys.member(TEA, user), new StoredMember(role.wire(), user + "'s name", false, 0));
    table.put(Keys.userRoom(user, TEA), new StoredUserRoom(role.wire(), Sequence.NONE, null));
  }

  /** The user is in the room on a connection, whose id is this. */
  void joined(String user, String connectionId) {
    Connection connection =
        new Connection(connectionId, user, user + "'s name", ClientFrames.CONNECTED_AT);
    connections.connect(connection);
    table.put(
        Keys.connection(connectionId),
        new InMemoryConnections.Meta(connection, Set.of(TEA, "r_other")));
    for (String room : List.of(TEA, "r_other")) {
      table.put(Keys.socket(room, connectionId), new InMemoryConnections.Socket(connection));
    }
  }

  StoredRoom stored() {
    return Objects.requireNonNull(table.get(Keys.room(TEA), StoredRoom.class));
  }

  @Nullable StoredMember member(String user) {
    return table.get(Keys.member(TEA, user), StoredMember.class);
  }

  boolean isMember(String user) {
    StoredMember member = member(user);
    return member != null && member.isMember();
  }

  /** What rooms were told, oldest first. */
  List<Content> told() {
    return topic.published().stream()
        .filter(publication -> !Inbox.is(publication.room()))
        .map(Publication::content)
        .toList();
  }

  /** What a user's inbox was told, oldest first. */
  List<Content.Notice> noticed(String user) {
    return topic.published().stream()
        .filter(publication -> publication.room().equals(Inbox.of(user)))
        .map(publication -> (Content.Notice) publication.content())
        .toList();
  }

  /** A frame of an action in the room, with fields as JSON: {@code ,"user":"bob"}. */
  Reply ask(String user, String action, String fields) {
    return answer(
        user,
        """
        {"action":"%s","id":"1","room":"%s"%s}\
        """
            .formatted(action, TEA, fields));
  }

  Reply on(String user, String action, String target) {
    return ask(user, action, ",\"user\":\"" + target + "\"");
  }

  Reply answer(String user, String frame) {
    String body =
        handler
            .handleRequest(ClientFrames.message(user + "=", user, frame), new PrimingContext())
            .getBody();
    return switch (CODEC.serverFrame(body)) {
      case Decoded.Valid(Reply reply) -> reply;
      case Decoded.Valid(var other) -> throw new AssertionError("not a reply: " + other);
      case Decoded.Invalid(var _, var _, var message, var _) -> throw new AssertionError(message);
    };
  }

  /** The code of a refusal, or "ack". */
  static String outcome(Reply reply) {
    return switch (reply) {
      case Reply.Ack _ -> "ack";
      case Reply.Refused refused -> refused.code().name();
      case Reply other -> throw new AssertionError(other);
    };
  }

  static ErrorCode code(Reply reply) {
    return ((Reply.Refused) reply).code();
  }
}
