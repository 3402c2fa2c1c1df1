package io.roomcast.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Environment;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Access;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Posting;
import io.roomcast.events.Reply;
import io.roomcast.events.User;
import io.roomcast.publishing.InMemoryTopic;
import io.roomcast.publishing.Publication;
import io.roomcast.sockets.ClientFrames;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.RecordedSockets;
import io.roomcast.table.InMemoryRooms;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredRoom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypingTest {

  private static final Codec CODEC = new Codec();
  private static final Reply ACK = Reply.Ack.of("1", "general");

  private Instant now = Instant.parse("2026-01-31T12:00:00.123456Z");
  private int frames;
  private final InMemoryTable table = new InMemoryTable();
  private final InMemoryTopic topic = new InMemoryTopic();
  private final InMemoryPaces paces = new InMemoryPaces(table, Pace.of(5, 20), Pace.of(2, 2));
  private final Ingest ingest =
      new Ingest(
          Set.of("general"),
          new InMemoryRooms(table),
          paces,
          paces,
          new InMemoryMentionable(table),
          new InMemoryMessages(table, () -> now),
          topic,
          () -> now);
  private final IngestHandler handler =
      new IngestHandler(
          new FrameResponder(
              CODEC,
              new RecordedSockets(),
              new Telemetry(new Environment(Map.of("POWERTOOLS_SERVICE_NAME", "ingest"))),
              () -> now,
              ingest));

  TypingTest() {
    member("ana");
  }

  private void member(String user) {
    table.put(Keys.member("general", user), StoredMember.named(user));
  }

  private Reply type(String user, String fields) {
    return answer(user, "{\"action\":\"typing\",\"id\":\"1\",\"room\":\"general\"" + fields + "}");
  }

  private Reply answer(String user, String frame) {
    var event = ClientFrames.message(user + "=", user, frame);
    event.getRequestContext().setRequestId("request-" + ++frames);
    return switch (CODEC.serverFrame(
        handler.handleRequest(event, new PrimingContext()).getBody())) {
      case Decoded.Valid(Reply reply) -> reply;
      case Decoded.Valid(var other) -> throw new AssertionError("not a reply: " + other);
      case Decoded.Invalid(var _, var _, var message, var _) -> throw new AssertionError(message);
    };
  }

  private static ErrorCode code(Reply reply) {
    return ((Reply.Refused) reply).code();
  }

  private List<Content> told() {
    return topic.published().stream().map(Publication::content).toList();
  }

  @Test
  void that_one_types_is_published_and_acked_without_a_place() {
    assertThat(type("ana", "")).isEqualTo(ACK);

    assertThat(told())
        .containsExactly(
            new Content.Typing(
                new User("ana", "ana"), Instant.parse("2026-01-31T12:00:00.123Z"), true));
    Publication publication = topic.published().getFirst();
    assertThat(publication.room()).isEqualTo("general");
    assertThat(publication.correlation()).isEqualTo("request-1");
  }

  @Test
  void who_goes_on_typing_is_published_again_after_two_seconds_and_not_before() {
    type("ana", "");
    now = now.plusMillis(1_999);
    assertThat(type("ana", "")).isEqualTo(ACK);
    assertThat(told()).hasSize(1);

    now = now.plusMillis(1);
    type("ana", "");

    assertThat(told()).hasSize(2);
  }

  @Test
  void that_one_no_longer_types_is_told_at_once() {
    type("ana", "");
    type("ana", ",\"on\":false");
    type("ana", ",\"on\":false");

    assertThat(told()).extracting(c -> ((Content.Typing) c).on()).containsExactly(true, false);
  }

  @Test
  void more_than_ten_a_second_of_a_room_are_left_out() {
    for (int n = 0; n < 15; n++) {
      member("u" + n);
      assertThat(type("u" + n, "")).isEqualTo(ACK);
    }
    assertThat(told()).hasSize(10);

    now = now.plusSeconds(1);
    member("late");
    type("late", "");

    assertThat(told()).hasSize(11);
  }

  @Test
  void a_room_that_is_refused_messages_has_no_signals_until_it_takes_them_again() {
    for (int n = 0; n < 3; n++) {
      answer(
          "ana",
          "{\"action\":\"send\",\"room\":\"general\",\"clientId\":\"c%d\",\"body\":{\"text\":\"x\"}}"
              .formatted(n));
    }
    assertThat(told()).as("messages").hasSize(2);

    assertThat(type("ana", "")).isEqualTo(ACK);
    assertThat(told()).hasSize(2);

    now = now.plusSeconds(1);
    type("ana", "");
    assertThat(told()).hasSize(3);
  }

  @Test
  void typing_writes_nothing_and_takes_no_permit() {
    Map<?, ?> before = table.snapshot();

    type("ana", "");

    assertThat(table.snapshot()).isEqualTo(before);
  }

  @Test
  void who_may_not_send_does_not_type_either() {
    assertThat(code(type("bob", ""))).isEqualTo(ErrorCode.NOT_MEMBER);
    table.put(Keys.member("general", "bob"), new StoredMember("member", "bob", true, 0));
    assertThat(code(type("bob", ""))).isEqualTo(ErrorCode.BANNED);
    table.put(Keys.member("general", "bob"), StoredMember.named("bob").muted(now.plusSeconds(9)));
    assertThat(code(type("bob", ""))).isEqualTo(ErrorCode.MUTED);
    assertThat(told()).isEmpty();
  }

  @Test
  void where_moderators_send_they_alone_type_and_whose_turn_it_is_does_not_matter() {
    table.put(
        Keys.room("r_tea"),
        new StoredRoom(
            new Room("Tea", "", Access.INVITE, Posting.MODERATORS, 60, 1), 2, 1, "", now));
    String frame = "{\"action\":\"typing\",\"id\":\"1\",\"room\":\"r_tea\"}";
    table.put(Keys.member("r_tea", "ana"), StoredMember.named("ana"));
    assertThat(code(answer("ana", frame))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(code(answer("bob", frame))).isEqualTo(ErrorCode.ROOM_NOT_FOUND);

    StoredMember moderator = new StoredMember("moderator", "ana", false, 0);
    table.put(Keys.member("r_tea", "ana"), moderator.sent(0, now.plusSeconds(60)));
    assertThat(answer("ana", frame)).isEqualTo(Reply.Ack.of("1", "r_tea"));
    assertThat(told()).hasSize(1);
  }

  @Test
  void a_signal_that_cannot_be_published_is_unavailable() {
    topic.failWith(new IllegalStateException("no topic"));

    assertThat(code(type("ana", ""))).isEqualTo(ErrorCode.UNAVAILABLE);
  }
}
