package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Body;
import io.roomcast.events.Changes;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredMember;
import io.roomcast.table.StoredPin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is answered to {@code pins}. */
class PinnedTest {

  private final Room room = new Room();

  PinnedTest() {
    room.table.put(Keys.member("general", "ana"), StoredMember.named("Ana"));
  }

  private Reply ask(String fields) {
    return room.answer("ana", frame(fields));
  }

  private static String frame(String fields) {
    return "{\"action\":\"pins\",\"id\":\"7\",\"room\":\"general\"" + fields + "}";
  }

  private void pin(int number, int pin, String text) {
    Event event = PinsContract.pinned(number, pin);
    Content.Message said = (Content.Message) event.content();
    Content.Message edited =
        Changes.apply(
            said,
            seq(500),
            new Content.Edit(said.from(), said.sentAt(), "e", seq(number), Body.of(text)));
    room.log(new Event(event.seq(), event.prev(), edited), null);
    room.table.put(Keys.pin("general", seq(pin)), new StoredPin(seq(number), null));
  }

  private static List<Sequence> places(Reply.Pins reply) {
    return reply.events().stream().map(Event::seq).toList();
  }

  @Test
  void a_member_reads_what_is_pinned() {
    pin(1, 31, "one");
    pin(2, 22, "two");

    Reply.Pins pins = (Reply.Pins) ask("");

    assertThat(pins.id()).isEqualTo("7");
    assertThat(pins.room()).isEqualTo("general");
    assertThat(places(pins)).isEqualTo(seqs(1, 2));
    assertThat(pins.next()).isNull();
    Reply.Pins one = (Reply.Pins) ask(",\"limit\":1");
    assertThat(places(one)).isEqualTo(seqs(1));
    assertThat(one.next()).isEqualTo(seq(31));
  }

  @Test
  void pages_of_the_longest_messages_fit_frames_and_miss_none() {
    for (int n = 1; n <= 30; n++) {
      pin(n, 100 + n, "😀".repeat(4_000));
    }
    List<Sequence> read = new ArrayList<>();
    String next = "";
    do {
      String frame = frame(",\"limit\":10" + next);
      String body = room.respond("ana", frame).getBody();
      assertThat(body.getBytes(StandardCharsets.UTF_8))
          .hasSizeLessThanOrEqualTo(Codec.MAX_FRAME_BYTES);
      Reply.Pins page = (Reply.Pins) room.answer("ana", frame);
      read.addAll(places(page));
      next = page.next() == null ? "" : ",\"next\":\"" + page.next().text() + "\"";
    } while (!next.isEmpty());

    assertThat(read).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void who_is_no_member_reads_nothing_and_an_inbox_has_no_pins() {
    assertThat(((Reply.Refused) room.answer("ana", frame("").replace("general", "@me"))).code())
        .isEqualTo(ErrorCode.FORBIDDEN);
    room.table.call(all -> all.remove(Keys.member("general", "ana")));
    assertThat(((Reply.Refused) ask("")).code()).isEqualTo(ErrorCode.NOT_MEMBER);
    assertThat(((Reply.Refused) room.answer("ana", frame("").replace("general", "r_no"))).code())
        .isEqualTo(ErrorCode.ROOM_NOT_FOUND);
  }
}
