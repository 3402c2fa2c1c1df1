package io.roomcast.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.roomcast.aws.Environment;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Access;
import io.roomcast.events.Body;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Posting;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.publishing.Hashes;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.CapturedLog;
import io.roomcast.sockets.ClientFrames;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.RecordedSockets;
import io.roomcast.table.InMemoryRooms;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import io.roomcast.table.StoredDeletion;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {

  private static final Codec CODEC = new Codec();

  private Instant now = Instant.parse("2026-01-31T12:00:00.123456Z");
  private final InMemoryTable table = new InMemoryTable();
  private final InMemoryTopic topic = new InMemoryTopic();
  private final RecordedSockets sockets = new RecordedSockets();
  private final InMemoryPaces paces = new InMemoryPaces(table, Pace.of(5, 20), Pace.of(10, 10));
  private final IngestHandler handler =
      new IngestHandler(
          new FrameResponder(
              CODEC,
              sockets,
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

  IngestTest() {
    table.put(Keys.member("general", "ana"), StoredMember.named("Ana Lovelace"));
  }

  @Test
  void what_a_member_sends_is_published_and_acked_with_its_place() {
    Reply.Ack ack =
        (Reply.Ack)
            answer(
                """
                {"action":"send","id":"7","room":"general","clientId":"c1",\
                "body":{"text":"hi","data":{"n":1}},"replyTo":"100142"}\
                """);

    Publication publication = topic.published().getFirst();
    assertThat(publication.room()).isEqualTo("general");
    assertThat(publication.correlation()).isEqualTo("R0oXBdfD0kwCH6w=");
    assertThat(publication.content())
        .isInstanceOfSatisfying(
            Content.Message.class,
            message -> {
              assertThat(message.from())
                  .as("by the name that the room knows")
                  .isEqualTo(new User("ana", "Ana Lovelace"));
              Body body = requireNonNull(message.body());
              assertThat(body.text()).isEqualTo("hi");
              assertThat(body.data()).hasToString("{\"n\":1}");
              assertThat(message.replyTo()).isEqualTo(new Sequence("100142"));
              assertThat(message.clientId()).isEqualTo("c1");
              assertThat(message.sentAt()).isEqualTo(ack.sentAt());
              assertThat(message.messageId()).isEqualTo(ack.messageId());
            });
    assertThat(ack)
        .isEqualTo(
            Reply.Ack.sent(
                "7",
                "general",
                "c1",
                Hashes.messageId("general", "ana", "c1"),
                Sequence.of(10, "1000001"),
                Instant.parse("2026-01-31T12:00:00.123Z")));
  }

  @Test
  void the_same_client_id_again_is_the_same_message_at_the_same_place() {
    Reply.Ack first = (Reply.Ack) answer(send("general", "c1"));
    now = now.plusSeconds(60);
    Reply.Ack again = (Reply.Ack) answer(send("general", "c1"));

    assertThat(again.seq()).isEqualTo(first.seq());
    assertThat(again.messageId()).isEqualTo(first.messageId());
    assertThat(topic.published()).hasSize(1);
  }

  @Test
  void sending_needs_membership_and_no_join_on_this_connection() {
    assertThat(answer(send("general", "c1"))).isInstanceOf(Reply.Ack.class);
    assertThat(table.keys()).noneMatch(key -> key.startsWith("SOCKETS#"));
  }

  @Test
  void who_is_not_a_member_of_an_open_room_is_told_so() {
    table.call(all -> all.remove(Keys.member("general", "ana")));

    assertThat(code(answer(send("general", "c1")))).isEqualTo(ErrorCode.NOT_MEMBER);
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void a_room_that_is_not_open_does_not_exist_for_who_is_not_a_member() {
    assertThat(code(answer(send("r_secret", "c1")))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"send\",\"room\":\"@me\",\"clientId\":\"c1\",\"body\":{\"text\":\"hi\"}}",
        "{\"action\":\"delete\",\"room\":\"@me\",\"clientId\":\"c1\",\"target\":\"100142\"}"
      })
  void into_an_inbox_only_the_server_publishes(String frame) {
    assertThat(code(answer(frame))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void who_is_muted_is_told_until_when() {
    table.put(Keys.member("general", "ana"), StoredMember.named("ana").muted(now.plusSeconds(60)));

    Reply.Refused refused = (Reply.Refused) answer(send("general", "c1"));

    assertThat(refused.code()).isEqualTo(ErrorCode.MUTED);
    assertThat(refused.message()).isEqualTo("muted until 2026-01-31T12:01:00.123Z");
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void in_a_conversation_in_which_one_has_blocked_the_other_neither_is_told_who() {
    StoredRoom direct = StoredRoom.of(Access.INVITE);
    table.put(Keys.room("d_x"), direct);
    table.put(Keys.member("d_x", "ana"), StoredMember.named("ana").blockedBy(Set.of("ana")));
    table.put(Keys.member("d_x", "bob"), StoredMember.named("bob").blockedBy(Set.of("ana")));

    Reply.Refused ana = (Reply.Refused) answer(send("d_x", "c1"));
    assertThat(ana.code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(ana.message()).isEqualTo("this conversation is closed");
    assertThat(answer("bob", send("d_x", "c1"))).isEqualTo(ana);
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void who_is_banned_is_told_so() {
    table.put(Keys.member("general", "ana"), new StoredMember("member", "ana", true, 0));

    assertThat(code(answer(send("general", "c1")))).isEqualTo(ErrorCode.BANNED);
  }

  @Test
  void where_moderators_send_a_member_is_told_so() {
    Room room = new Room("News", "", Access.OPEN, Posting.MODERATORS, 0, 1);
    table.put(Keys.room("r_news"), new StoredRoom(room, 1, 1, "", Instant.EPOCH));
    table.put(Keys.member("r_news", "ana"), StoredMember.named("ana"));
    table.put(Keys.member("r_news", "mo"), new StoredMember("moderator", "mo", false, 0));

    assertThat(code(answer(send("r_news", "c1")))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(answer("mo", send("r_news", "c1"))).isInstanceOf(Reply.Ack.class);
  }

  @Test
  void a_room_s_settings_are_read_every_ten_seconds_at_most() {
    table.put(Keys.room("r_tea"), slow(60));
    table.put(Keys.member("r_tea", "ana"), StoredMember.named("ana"));
    assertThat(answer(send("r_tea", "c1"))).isInstanceOf(Reply.Ack.class);
    table.put(Keys.room("r_tea"), slow(0));

    now = now.plusMillis(9_999);
    assertThat(code(answer(send("r_tea", "c2")))).isEqualTo(ErrorCode.RATE_LIMITED);
    now = now.plusMillis(1);
    assertThat(answer(send("r_tea", "c2"))).isInstanceOf(Reply.Ack.class);
  }

  @ParameterizedTest
  @CsvSource({"OPEN,NOT_MEMBER", "REQUEST,NOT_MEMBER", "INVITE,ROOM_NOT_FOUND"})
  void from_outside_nobody_sends_into_a_room_that_a_user_made(Access access, ErrorCode expected) {
    table.put(Keys.room("r_tea"), StoredRoom.of(access));

    assertThat(code(answer(send("r_tea", "c1")))).isEqualTo(expected);
  }

  @Test
  void into_a_room_that_was_deleted_its_members_send_nothing_more() {
    String room = Hashes.roomId("ana", "c1");
    table.put(Keys.member(room, "ana"), StoredMember.named("ana"));
    table.put(
        Keys.room(room),
        new StoredDeletion(StoredRoom.of(Access.OPEN).room(), "deleteRoom#ana", Instant.EPOCH));

    assertThat(code(answer(send(room, "c1")))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(code(answer("{\"action\":\"typing\",\"room\":\"" + room + "\"}")))
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
  }

  private static StoredRoom slow(int seconds) {
    Room room = new Room("Tea", "", Access.OPEN, Posting.ALL, seconds, 1);
    return new StoredRoom(room, 1, 1, "", Instant.EPOCH);
  }

  @Test
  void a_member_that_is_too_fast_is_told_when_to_come_back() {
    for (int i = 0; i < 20; i++) {
      now = now.plusMillis(100);
      answer(send("general", "c" + i));
    }
    Reply reply = answer(send("general", "c20"));
    while (reply instanceof Reply.Ack) {
      reply = answer(send("general", "d" + topic.published().size()));
    }

    Reply.Refused refused = (Reply.Refused) reply;
    assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(refused.temporary()).isTrue();
    assertThat(refused.retryAfterMs()).isBetween(1L, 200L);
    now = now.plusMillis(Objects.requireNonNull(refused.retryAfterMs()));
    assertThat(answer(send("general", "e"))).isInstanceOf(Reply.Ack.class);
  }

  @Test
  void a_room_that_is_too_fast_refuses_members_that_are_not() {
    for (int i = 0; i < 20; i++) {
      table.put(Keys.member("general", "user" + i), StoredMember.named("user" + i));
    }
    long acked = 0;
    long limited = 0;
    for (int i = 0; i < 20; i++) {
      Reply reply = answer("user" + i, send("general", "c1"));
      if (reply instanceof Reply.Ack) {
        acked++;
      } else {
        assertThat(code(reply)).isEqualTo(ErrorCode.RATE_LIMITED);
        limited++;
      }
    }

    assertThat(acked).isEqualTo(10);
    assertThat(limited).isEqualTo(10);
  }

  @Test
  void a_publish_that_fails_is_unavailable_and_the_same_frame_goes_through_later() {
    topic.failWith(new IllegalStateException("SNS is away"));
    Reply.Refused refused = (Reply.Refused) answer(send("general", "c1"));
    topic.failWith(null);

    assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(refused.temporary()).isTrue();
    assertThat(refused.message()).doesNotContain("SNS");
    assertThat(answer(send("general", "c1"))).isInstanceOf(Reply.Ack.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello|BAD_JSON|",
        "[1,2]|BAD_JSON|",
        "{\"action\":\"send\",\"action\":\"send\"}|BAD_JSON|",
        "{\"action\":\"dance\"}|UNKNOWN_ACTION|",
        "{\"room\":\"general\"}|UNKNOWN_ACTION|",
        "{\"action\":\"join\",\"room\":\"general\"}|UNKNOWN_ACTION|",
        "{\"action\":\"ping\"}|UNKNOWN_ACTION|",
        "{\"action\":\"edit\",\"room\":\"general\",\"clientId\":\"c\",\"target\":\"0\",\"body\":{\"text\":\" \"}}|SCHEMA_INVALID|/body/text",
        "{\"action\":\"delete\",\"room\":\"general\",\"clientId\":\"c\"}|SCHEMA_INVALID|/target",
        "{\"action\":\"react\",\"room\":\"general\",\"clientId\":\"c\",\"target\":\"0\",\"key\":\"\"}|SCHEMA_INVALID|/key",
        "{\"action\":\"send\",\"room\":\"general\",\"body\":{\"text\":\"x\"}}|SCHEMA_INVALID|",
        "{\"action\":\"send\",\"room\":\"general\",\"clientId\":\"c\",\"body\":{\"text\":\"x\"},\"a\":1}|SCHEMA_INVALID|",
        "{\"action\":\"send\",\"room\":\"general\",\"clientId\":5,\"body\":{\"text\":\"x\"}}|SCHEMA_INVALID|/clientId",
        "{\"action\":\"send\",\"room\":\"general\",\"clientId\":\"c\",\"body\":{\"text\":\" "
            + " \"}}|SCHEMA_INVALID|/body/text",
        "{\"action\":\"send\",\"room\":\"general\",\"clientId\":\"c\",\"body\":{\"text\":\"x\"},\"replyTo\":\"y\"}|CURSOR_INVALID,SCHEMA_INVALID|/replyTo",
      })
  void a_frame_that_is_not_good_is_refused_and_nothing_is_written(
      String frame, String codes, String path) {
    Reply.Refused refused = (Reply.Refused) answer(frame);

    assertThat(codes.split(",")).contains(refused.code().name());
    if (path != null) {
      assertThat(refused.path()).isEqualTo(path);
    }
    assertThat(topic.published()).isEmpty();
    assertThat(table.keys()).containsExactly("ROOM#general MEMBER#ana");
  }

  @Test
  void a_text_that_is_too_long_is_refused_at_its_place() {
    Reply.Refused refused =
        (Reply.Refused) answer(send("general", "c1").replace("hi", "x".repeat(4_001)));

    assertThat(refused.code()).isEqualTo(ErrorCode.SCHEMA_INVALID);
    assertThat(refused.path()).isEqualTo("/body/text");
  }

  @Test
  void a_frame_over_32_kb_is_too_large() {
    assertThat(code(answer(send("general", "c1").replace("hi", "x".repeat(33 * 1024)))))
        .isEqualTo(ErrorCode.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "not json"})
  void after_the_token_has_expired_the_client_is_told_and_sent_away(String frame) {
    now = ClientFrames.EXPIRES_AT;

    APIGatewayV2WebSocketResponse response =
        respond("ana", frame.equals("send") ? send("general", "c1") : frame);

    assertThat(response.getBody()).isNull();
    assertThat(sockets.done())
        .hasSize(3)
        .satisfies(
            done -> {
              assertThat(done.get(0)).startsWith("post c= {").contains("TOKEN_EXPIRED");
              assertThat(done.get(1)).contains("\"goaway\"").contains("\"now\"");
              assertThat(done.get(2)).isEqualTo("close c=");
            });
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void the_event_that_keeps_the_function_active_does_nothing() {
    var response = handler.handleRequest(ClientFrames.keepActive(), new PrimingContext());

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void a_message_leaves_one_short_line_in_the_log_without_its_text() {
    try (CapturedLog log = new CapturedLog()) {
      answer(send("general", "c1").replace("hi", "s3cret"));

      assertThat(log.lines()).hasSize(1);
      String line = log.lines().getFirst();
      assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(250);
      assertThat(line)
          .doesNotContain("s3cret")
          .contains("\"did\":\"ack\"")
          .contains("\"action\":\"send\"")
          .contains("\"room\":\"general\"")
          .contains("\"connectionId\":\"c=\"")
          .contains("\"seq\":\"10071000001\"")
          .contains("\"correlation\":\"R0oXBdfD0kwCH6w=\"");
    }
  }

  @Test
  void what_fails_is_logged_as_an_error_and_counted() {
    topic.failWith(new IllegalStateException("SNS is away"));
    try (CapturedLog log = new CapturedLog()) {
      answer(send("general", "c1").replace("hi", "s3cret"));

      assertThat(log.lines()).hasSize(2).noneMatch(line -> line.contains("s3cret"));
      assertThat(log.lines().get(0))
          .contains("\"level\":\"ERROR\"")
          .contains("java.lang.IllegalStateException")
          .contains("\"correlation\":\"R0oXBdfD0kwCH6w=\"");
      assertThat(log.lines().get(1))
          .contains("\"Namespace\":\"Roomcast\"")
          .contains("\"Dimensions\":[[\"service\"]]")
          .contains("\"Unavailable\":1")
          .contains("\"service\":\"ingest\"");
    }
  }

  private static String send(String room, String clientId) {
    return """
    {"action":"send","room":"%s","clientId":"%s","body":{"text":"hi"}}\
    """
        .formatted(room, clientId);
  }

  private Reply answer(String frame) {
    return answer("ana", frame);
  }

  private Reply answer(String user, String frame) {
    return switch (CODEC.serverFrame(respond(user, frame).getBody())) {
      case Decoded.Valid(Reply reply) -> reply;
      case Decoded.Valid(var other) -> throw new AssertionError("not a reply: " + other);
      case Decoded.Invalid(var _, var _, var message, var _) -> throw new AssertionError(message);
    };
  }

  private APIGatewayV2WebSocketResponse respond(String user, String frame) {
    APIGatewayV2WebSocketResponse response =
        handler.handleRequest(ClientFrames.message("c=", user, frame), new PrimingContext());
    assertThat(response.getStatusCode()).isEqualTo(200);
    return response;
  }

  private static ErrorCode code(Reply reply) {
    return ((Reply.Refused) reply).code();
  }
}
