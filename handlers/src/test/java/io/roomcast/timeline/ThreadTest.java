package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Codec;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is answered to {@code thread}. */
class ThreadTest {

  private final Room room = new Room();

  ThreadTest() {
    room.table.put(Keys.member("general", "ana"), StoredMember.named("Ana"));
  }

  private Reply ask(String fields) {
    return room.answer(
        "ana", "{\"action\":\"thread\",\"id\":\"7\",\"room\":\"general\"" + fields + "}");
  }

  private static String target(int number) {
    return ",\"target\":\"" + seq(number).text() + "\"";
  }

  private void answer(int number, String text) {
    room.log(message(number, number - 1, text), null);
    room.table.put(Keys.reply("general", seq(1), seq(number)), new StoredReply(null));
  }

  private static List<Sequence> places(Reply.Replies reply) {
    return reply.events().stream().map(Event::seq).toList();
  }

  @Test
  void a_member_reads_the_message_and_the_answers_to_it() {
    room.log(1);
    answer(4, "four");
    answer(6, "six");

    assertThat(ask(target(1)))
        .isEqualTo(
            new Reply.Replies(
                "7",
                "general",
                seq(1),
                List.of(
                    new Event(seq(1), null, message(1, 0).content()),
                    new Event(seq(4), null, message(4, 3, "four").content()),
                    new Event(seq(6), null, message(6, 5, "six").content())),
                null));
  }

  @Test
  void as_many_come_as_were_asked_for_and_fifty_otherwise() {
    room.log(1);
    for (int n = 2; n <= 60; n++) {
      answer(n, "n");
    }

    Reply.Replies two = (Reply.Replies) ask(target(1) + ",\"limit\":2");
    assertThat(places(two)).isEqualTo(seqs(1, 2));
    assertThat(two.next()).isEqualTo(seq(2));
    Reply.Replies fifty = (Reply.Replies) ask(target(1) + ",\"next\":\"" + seq(2).text() + "\"");
    assertThat(fifty.events()).hasSize(50);
    assertThat(fifty.events().getFirst().seq()).isEqualTo(seq(3));
  }

  @Test
  void pages_of_the_longest_answers_fit_frames_and_miss_none() {
    room.log(1);
    for (int n = 2; n <= 30; n++) {
      answer(n, "😀".repeat(4_000));
    }
    List<Sequence> read = new ArrayList<>();
    String next = "";
    do {
      String frame =
          "{\"action\":\"thread\",\"room\":\"general\",\"limit\":10" + target(1) + next + "}";
      String body = room.respond("ana", frame).getBody();
      assertThat(body.getBytes(StandardCharsets.UTF_8))
          .hasSizeLessThanOrEqualTo(Codec.MAX_FRAME_BYTES);
      Reply.Replies page = (Reply.Replies) room.answer("ana", frame);
      read.addAll(places(page));
      next = page.next() == null ? "" : ",\"next\":\"" + page.next().text() + "\"";
    } while (!next.isEmpty());

    assertThat(read).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void who_is_no_member_reads_nothing() {
    room.log(1);
    room.table.put(Keys.member("general", "ana"), new StoredMember("member", "ana", true, 0));
    assertThat(((Reply.Refused) ask(target(1))).code()).isEqualTo(ErrorCode.BANNED);
    room.table.call(all -> all.remove(Keys.member("general", "ana")));
    assertThat(((Reply.Refused) ask(target(1))).code()).isEqualTo(ErrorCode.NOT_MEMBER);
    assertThat(
            ((Reply.Refused)
                    room.answer(
                        "ana", "{\"action\":\"thread\",\"room\":\"r_no\"" + target(1) + "}"))
                .code())
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
  }

  @Test
  void an_inbox_has_no_threads() {
    Reply reply = room.answer("ana", "{\"action\":\"thread\",\"room\":\"@me\"" + target(1) + "}");

    assertThat(((Reply.Refused) reply).code()).isEqualTo(ErrorCode.FORBIDDEN);
  }
}
