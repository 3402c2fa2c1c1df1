package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Codec;
import io.roomcast.events.Decoded;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.ServerFrame;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import io.roomcast.table.StoredMember;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResumeTest {

  private final Room room = new Room();

  @BeforeEach
  void connect() {
    room.connect("ana");
  }

  /** A room of ana's in which so many messages are logged and delivered, each of this length. */
  private void make(String name, int messages, int length) {
    room.table.put(Keys.member(name, "ana"), new StoredMember("owner", "ana", false, 0));
    for (int i = 1; i <= messages; i++) {
      Event event = message(i, i - 1, "x".repeat(length));
      room.table.put(Keys.event(name, event.seq()), new StoredEvent(event, null));
    }
    room.table.put(Keys.log(name), new StoredLog(seq(messages), null));
    room.heads.move(name, seq(messages), room.now, 0);
  }

  private static String to(String name, int after) {
    return "{\"room\":\"%s\",\"after\":\"%s\"}".formatted(name, seq(after).text());
  }

  private List<Reply.OfRoom> resume(String... rooms) {
    String frame =
        "{\"action\":\"resume\",\"id\":\"1\",\"rooms\":[%s]}".formatted(String.join(",", rooms));
    String body = room.respond("ana", frame).getBody();
    assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Codec.MAX_FRAME_BYTES + 1);
    Reply.Resumed resumed = (Reply.Resumed) decoded(body);
    assertThat(resumed.id()).isEqualTo("1");
    return resumed.rooms();
  }

  private static ServerFrame decoded(String body) {
    return switch (Room.CODEC.serverFrame(body)) {
      case Decoded.Valid(ServerFrame frame) -> frame;
      case Decoded.Invalid(var _, var _, var message, var _) -> throw new AssertionError(message);
    };
  }

  private static List<Sequence> seqsOf(Reply.OfRoom joined) {
    return ((Reply.Joined) joined).events().stream().map(Event::seq).toList();
  }

  @Test
  void one_frame_brings_back_every_room_in_the_order_asked_for_with_what_is_new_in_it() {
    make("news", 3, 10);
    make("quiet", 2, 10);

    List<Reply.OfRoom> rooms = resume(to("quiet", 2), to("news", 1));

    Reply.Joined quiet = (Reply.Joined) rooms.getFirst();
    assertThat(quiet)
        .isEqualTo(
            new Reply.Joined(
                null, "quiet", "quiet", "owner", seq(2), List.of(), seq(2), true, false));
    Reply.Joined news = (Reply.Joined) rooms.get(1);
    assertThat(news.room()).isEqualTo("news");
    assertThat(seqsOf(news)).isEqualTo(seqs(2, 3));
    assertThat(news.next()).isEqualTo(seq(3));
    assertThat(news.complete()).isTrue();
    assertThat(room.connections.inRoom("news")).containsExactly("ana=");
  }

  @Test
  void without_a_cursor_it_is_a_view() {
    make("news", 3, 10);

    Reply.OfRoom view = resume("{\"room\":\"news\"}").getFirst();

    assertThat(seqsOf(view)).isEqualTo(seqs(1, 2, 3));
    assertThat(((Reply.Joined) view).events()).allMatch(event -> event.prev() == null);
  }

  @Test
  void a_room_that_is_not_there_is_an_error_in_its_place() {
    make("news", 1, 10);

    List<Reply.OfRoom> rooms = resume(to("secret", 0), to("news", 0));

    assertThat(((Reply.Refused) rooms.getFirst()).code()).isEqualTo(ErrorCode.ROOM_NOT_FOUND);
    assertThat(seqsOf(rooms.get(1))).isEqualTo(seqs(1));
  }

  @Test
  void an_open_room_that_one_is_no_member_of_is_joined_as_ever() {
    room.log(1, 2);
    room.delivered(2);

    Reply.Joined general = (Reply.Joined) resume(to("general", 1)).getFirst();

    assertThat(general.role()).isEqualTo("member");
    assertThat(general.complete()).as("its events are still to be asked for").isFalse();
    assertThat(general.next()).isEqualTo(seq(1));
  }

  @Test
  void a_view_of_a_room_that_is_joined_by_itself_has_what_is_there() {
    room.log(1, 2);
    room.delivered(2);
    make("news", 1, 10);

    List<Reply.OfRoom> rooms = resume("{\"room\":\"general\"}", to("news", 0));

    Reply.Joined general = (Reply.Joined) rooms.getFirst();
    assertThat(seqsOf(general)).isEqualTo(seqs(1, 2));
    assertThat(general.next()).isEqualTo(seq(2));
    assertThat(seqsOf(rooms.get(1))).isEqualTo(seqs(1));
  }

  @Test
  void one_who_was_put_out_is_not_let_in() {
    make("news", 1, 10);
    room.table.put(Keys.member("news", "ana"), new StoredMember("member", "ana", true, 0));

    assertThat(((Reply.Refused) resume(to("news", 0)).getFirst()).code())
        .isEqualTo(ErrorCode.BANNED);
    assertThat(room.connections.inRoom("news")).isEmpty();
  }

  @Test
  void what_the_frame_has_no_space_for_is_left_to_history() {
    IntStream.range(0, 4).forEach(i -> make("r" + i, 5, 3_000));

    List<Reply.OfRoom> rooms = resume(to("r0", 0), to("r1", 0), to("r2", 0), to("r3", 0));

    assertThat(seqsOf(rooms.getFirst())).hasSize(5);
    assertThat(((Reply.Joined) rooms.getFirst()).complete()).isTrue();
    List<Integer> sizes = rooms.stream().map(each -> seqsOf(each).size()).toList();
    assertThat(sizes.stream().mapToInt(n -> n).sum()).isBetween(8, 10);
    for (Reply.OfRoom reply : rooms.subList(1, 4)) {
      Reply.Joined joined = (Reply.Joined) reply;
      List<Sequence> all = new ArrayList<>(seqsOf(joined));
      if (all.size() < 5) assertThat(joined.complete()).isFalse();
      assertThat(joined.next()).isEqualTo(seq(all.size()));
    }
  }

  @Test
  void a_view_that_does_not_fit_has_the_latest() {
    make("first", 9, 3_000);
    make("second", 3, 3_000);

    Reply.Joined second = (Reply.Joined) resume(to("first", 0), "{\"room\":\"second\"}").get(1);

    assertThat(seqsOf(second)).isEqualTo(seqs(3));
    assertThat(second.next()).isEqualTo(seq(3));
  }

  @Test
  void a_cursor_from_a_log_that_is_no_more_is_told_so() {
    make("news", 2, 10);

    Reply.Joined news = (Reply.Joined) resume(to("news", 9)).getFirst();

    assertThat(news.truncated()).isTrue();
    assertThat(seqsOf(news)).isEqualTo(seqs(1, 2));
  }

  @Test
  void the_inbox_comes_back_with_the_others() {
    make("news", 1, 10);

    List<Reply.OfRoom> rooms = resume(to("@me", 0), to("news", 0));

    assertThat(((Reply.Joined) rooms.getFirst()).room()).isEqualTo("@me");
    assertThat(seqsOf(rooms.get(1))).isEqualTo(seqs(1));
  }

  @Test
  void a_room_twice_is_answered_twice() {
    make("news", 2, 10);

    List<Reply.OfRoom> rooms = resume(to("news", 0), to("news", 1));

    assertThat(seqsOf(rooms.getFirst())).isEqualTo(seqs(1, 2));
    assertThat(seqsOf(rooms.get(1))).isEqualTo(seqs(2));
    assertThat(room.connections.inRoom("news")).containsExactly("ana=");
  }
}
