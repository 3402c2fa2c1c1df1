package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Body;
import io.roomcast.events.Changes;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewTest {

  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

  private final Room room = new Room();

  @BeforeEach
  void connect() {
    room.connect("ana");
  }

  @Test
  void joining_shows_the_latest_without_links_and_goes_on_from_the_log_s_head() {
    room.log(1, 2, 3);
    room.delivered(3);

    Reply.Joined joined = room.join(",\"limit\":2");

    assertThat(joined.events()).extracting(Event::seq).isEqualTo(seqs(2, 3));
    assertThat(joined.events()).extracting(Event::prev).containsOnlyNulls();
    assertThat(joined.next()).isEqualTo(seq(3));
    assertThat(joined.complete()).isTrue();
    assertThat(joined.truncated()).isFalse();
  }

  @Test
  void joining_while_the_log_lags_is_not_complete() {
    room.log(1, 2);
    room.delivered(4);

    Reply.Joined joined = room.join("");

    assertThat(joined.next()).isEqualTo(seq(2));
    assertThat(joined.head()).isEqualTo(seq(4));
    assertThat(joined.complete()).isFalse();
  }

  @Test
  void joining_without_events_still_tells_where_to_go_on() {
    room.log(1, 2);
    room.delivered(2);

    Reply.Joined joined = room.join(",\"limit\":0");

    assertThat(joined.events()).isEmpty();
    assertThat(joined.next()).isEqualTo(seq(2));
    assertThat(joined.complete()).isTrue();
  }

  @Test
  void joining_a_new_room_shows_nothing_and_is_complete() {
    Reply.Joined joined = room.join("");

    assertThat(joined.events()).isEmpty();
    assertThat(joined.next()).isEqualTo(seq(0));
    assertThat(joined.complete()).isTrue();
  }

  @Test
  void what_is_not_a_message_is_not_shown_and_does_not_count() {
    room.log(1, 2);
    for (int i = 3; i <= 9; i++) {
      room.log(new Event(seq(i), seq(i - 1), new Content.Unreadable()), null);
    }

    assertThat(room.join(",\"limit\":2").events()).extracting(Event::seq).isEqualTo(seqs(1, 2));
  }

  @Test
  void changes_are_not_shown_and_a_page_is_full_although_there_are_hundreds() {
    room.log(1, 2, 3);
    for (int i = 4; i <= 400; i++) {
      room.log(new Event(seq(i), seq(i - 1), change(i)), null);
    }
    room.log(message(401, 400), null);

    Reply.Joined joined = room.join(",\"limit\":3");
    Reply.Page page = (Reply.Page) room.answer("ana", before(401, ",\"limit\":2"));

    assertThat(joined.events()).extracting(Event::seq).isEqualTo(seqs(2, 3, 401));
    assertThat(joined.next()).isEqualTo(seq(401));
    assertThat(page.events()).extracting(Event::seq).isEqualTo(seqs(2, 3));
    assertThat(page.next()).isEqualTo(seq(2));
    assertThat(page.truncated()).isFalse();
  }

  @Test
  void a_message_comes_as_it_is_now() {
    Event said = message(1, 0);
    Content.Message now = Changes.apply((Content.Message) said.content(), seq(2), change(5));
    room.log(new Event(seq(1), seq(0), now), null);
    room.log(new Event(seq(2), seq(1), change(5)), null);

    assertThat(room.join("").events()).containsExactly(new Event(seq(1), null, now));
    assertThat(room.history(",\"after\":\"0\"").events())
        .containsExactly(new Event(seq(1), seq(0), now), new Event(seq(2), seq(1), change(5)));
  }

  /** An edit, a delete or a reaction, by its number. */
  private static Content.Change change(int number) {
    User bob = new User("bob", "Bob");
    return switch (number % 3) {
      case 0 -> new Content.Delete(bob, AT, "d", seq(1));
      case 1 -> new Content.Edit(bob, AT, "e", seq(1), Body.of("edited"));
      default -> new Content.Reaction(bob, AT, "r", seq(1), "👍", true);
    };
  }

  @Test
  void a_view_over_32_kb_drops_the_oldest_and_pages_on() {
    for (int i = 1; i <= 20; i++) {
      room.log(message(i, i - 1, "€".repeat(1_000)), null);
    }
    room.join("");

    String frame = room.respond("ana", before(21, "")).getBody();
    Reply.Page page = (Reply.Page) room.answer("ana", before(21, ""));

    int bytes = frame.getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).isLessThanOrEqualTo(Codec.MAX_FRAME_BYTES).isGreaterThan(29_000);
    assertThat(page.events().getLast().seq()).isEqualTo(seq(20));
    assertThat(page.next()).isEqualTo(page.events().getFirst().seq());
    assertThat(page.truncated()).isFalse();
  }

  @Test
  void paging_back_ends_at_the_start_of_the_room() {
    room.log(1, 2, 3, 4, 5);
    room.join("");

    Reply.Page page = (Reply.Page) room.answer("ana", before(5, ",\"limit\":2"));
    Reply.Page last = (Reply.Page) room.answer("ana", before(3, ",\"limit\":2"));

    assertThat(page.events()).extracting(Event::seq).isEqualTo(seqs(3, 4));
    assertThat(page.events()).extracting(Event::prev).containsOnlyNulls();
    assertThat(page.next()).isEqualTo(seq(3));
    assertThat(page.complete()).isTrue();
    assertThat(page.truncated()).isFalse();
    assertThat(last.events()).extracting(Event::seq).isEqualTo(seqs(1, 2));
    assertThat(last.next()).isNull();
    assertThat(last.truncated()).isFalse();
  }

  @Test
  void paging_back_to_what_was_removed_is_truncated() {
    room.log(message(1, 0), room.now.minusSeconds(1));
    room.log(message(2, 1), null);
    room.log(message(3, 2), null);
    room.join("");

    Reply.Page page = (Reply.Page) room.answer("ana", before(4, ""));

    assertThat(page.events()).extracting(Event::seq).isEqualTo(seqs(2, 3));
    assertThat(page.next()).isNull();
    assertThat(page.truncated()).isTrue();
  }

  @Test
  void before_the_oldest_kept_there_is_nothing_but_what_was_removed() {
    room.log(message(1, 0), room.now.minusSeconds(1));
    room.log(message(2, 1), null);
    room.join("");

    Reply.Page page = (Reply.Page) room.answer("ana", before(2, ""));

    assertThat(page.events()).isEmpty();
    assertThat(page.next()).isNull();
    assertThat(page.truncated()).isTrue();
  }

  @Test
  void before_a_place_among_what_was_removed_after_the_first_there_is_nothing() {
    room.log(1);
    room.log(message(2, 1), room.now.minusSeconds(1));
    room.log(message(3, 2), room.now.plusSeconds(60));
    room.join("");

    Reply.Page page = (Reply.Page) room.answer("ana", before(3, ""));

    assertThat(page.events()).isEmpty();
    assertThat(page.next()).isNull();
    assertThat(page.truncated()).isTrue();
  }

  @Test
  void before_the_first_of_a_room_there_is_nothing() {
    room.log(1, 2);
    room.join("");

    Reply.Page page = (Reply.Page) room.answer("ana", before(1, ""));

    assertThat(page.events()).isEmpty();
    assertThat(page.next()).isNull();
    assertThat(page.truncated()).isFalse();
  }

  @Test
  void paging_back_over_an_event_that_was_lost_is_truncated() {
    room.log(1, 2);
    room.log(message(4, 3), null);
    room.join("");

    Reply.Page page = (Reply.Page) room.answer("ana", before(9, ""));

    assertThat(page.events()).extracting(Event::seq).isEqualTo(seqs(1, 2, 4));
    assertThat(page.truncated()).isTrue();
  }

  @Test
  void what_lies_beyond_the_log_s_head_is_not_believed() {
    room.log(1, 2, 3);
    room.log(1, 2);
    room.join("");

    assertThat(((Reply.Page) room.answer("ana", before(9, ""))).events())
        .extracting(Event::seq)
        .isEqualTo(seqs(1, 2));
  }

  private static String before(int place, String fields) {
    return """
        {"action":"history","room":"general","before":"%s"%s}"""
        .formatted(seq(place), fields);
  }
}
