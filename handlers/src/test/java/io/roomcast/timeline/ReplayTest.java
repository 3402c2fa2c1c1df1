package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private final Room room = new Room();

  @BeforeEach
  void join() {
    room.connect("ana");
    room.join("");
  }

  @Test
  void a_replay_has_every_event_after_the_cursor_each_linked() {
    room.log(1, 2, 3, 4);
    room.delivered(4);

    Reply.Page page = after(2, "");

    assertThat(page.events()).containsExactly(message(3, 2), message(4, 3));
    assertThat(page.next()).isEqualTo(seq(4));
    assertThat(page.head()).isEqualTo(seq(4));
    assertThat(page.complete()).isTrue();
    assertThat(page.truncated()).isFalse();
  }

  @Test
  void a_replay_goes_on_page_by_page() {
    room.log(1, 2, 3);
    room.delivered(3);

    Reply.Page first = after(0, ",\"limit\":2");
    Reply.Page second = after(2, ",\"limit\":2");

    assertThat(first.events()).hasSize(2);
    assertThat(first.next()).isEqualTo(seq(2));
    assertThat(first.complete()).isFalse();
    assertThat(first.truncated()).isFalse();
    assertThat(second.events()).containsExactly(message(3, 2));
    assertThat(second.complete()).isTrue();
  }

  @Test
  void what_was_delivered_and_is_not_logged_yet_is_not_complete_and_not_lost() {
    room.log(1, 2);
    room.delivered(5);

    Reply.Page page = after(2, "");

    assertThat(page.events()).isEmpty();
    assertThat(page.next()).isEqualTo(seq(2));
    assertThat(page.complete()).isFalse();
    assertThat(page.truncated()).isFalse();
  }

  @Test
  void what_was_logged_and_is_not_delivered_yet_is_in_the_replay_and_counts_as_complete() {
    room.log(1, 2, 3);
    room.delivered(2);

    Reply.Page page = after(2, "");

    assertThat(page.events()).containsExactly(message(3, 2));
    assertThat(page.complete()).isTrue();
  }

  @Test
  void a_cursor_that_was_delivered_and_is_not_logged_yet_waits() {
    room.log(1, 2);
    room.delivered(5);

    Reply.Page page = after(5, "");

    assertThat(page.next()).isEqualTo(seq(5));
    assertThat(page.complete()).isTrue();
    assertThat(page.truncated()).isFalse();
  }

  @Test
  void a_cursor_of_another_room_is_truncated_and_starts_at_what_follows() {
    room.log(10, 20, 30);
    room.delivered(30);

    Reply.Page page = after(15, "");

    assertThat(page.truncated()).isTrue();
    assertThat(page.events()).extracting(Event::seq).isEqualTo(seqs(20, 30));
    assertThat(page.next()).isEqualTo(seq(30));
  }

  @Test
  void a_cursor_above_both_heads_is_truncated_and_answered_with_a_view() {
    room.log(1, 2);
    room.delivered(2);

    Reply.Page page = after(9, "");

    assertThat(page.truncated()).isTrue();
    assertThat(page.events()).extracting(Event::seq).isEqualTo(seqs(1, 2));
    assertThat(page.events()).extracting(Event::prev).containsOnlyNulls();
    assertThat(page.next()).isEqualTo(seq(2));
    assertThat(page.complete()).isTrue();
  }

  @Test
  void a_page_ends_before_a_break_and_the_next_starts_with_it_and_is_truncated() {
    room.log(1, 2);
    room.log(message(4, 3), null);
    room.log(message(5, 4), null);
    room.delivered(5);

    Reply.Page before = after(0, "");
    Reply.Page after = after(2, "");

    assertThat(before.events()).extracting(Event::seq).isEqualTo(seqs(1, 2));
    assertThat(before.truncated()).isFalse();
    assertThat(before.complete()).isFalse();
    assertThat(after.events()).extracting(Event::seq).isEqualTo(seqs(4, 5));
    assertThat(after.truncated()).isTrue();
    assertThat(after.complete()).isTrue();
  }

  @Test
  void where_all_that_followed_has_expired_the_replay_is_truncated_at_the_log_s_head() {
    room.log(message(1, 0), room.now.minusSeconds(2));
    room.log(message(2, 1), room.now.minusSeconds(1));
    room.delivered(2);

    Reply.Page page = after(1, "");

    assertThat(page.events()).isEmpty();
    assertThat(page.next()).isEqualTo(seq(2));
    assertThat(page.truncated()).isTrue();
    assertThat(page.complete()).isTrue();
  }

  @Test
  void where_the_oldest_have_expired_the_replay_starts_at_the_oldest_kept() {
    room.log(message(1, 0), room.now.minusSeconds(1));
    room.log(message(2, 1), null);
    room.delivered(2);

    Reply.Page page = after(0, "");

    assertThat(page.events()).containsExactly(message(2, 1));
    assertThat(page.truncated()).isTrue();
  }

  @Test
  void where_all_of_the_first_page_has_expired_the_replay_is_truncated_and_a_view() {
    for (int i = 1; i <= 6; i++) {
      room.log(message(i, i - 1), room.now.plusSeconds(i <= 4 ? -1 : 60));
    }
    room.delivered(6);

    Reply.Page page = after(1, ",\"limit\":2");

    assertThat(page.events()).extracting(Event::seq).isEqualTo(seqs(5, 6));
    assertThat(page.events()).extracting(Event::prev).containsOnlyNulls();
    assertThat(page.next()).isEqualTo(seq(6));
    assertThat(page.truncated()).isTrue();
    assertThat(page.complete()).isTrue();
  }

  @Test
  void a_room_in_which_nothing_happened_is_complete() {
    Reply.Page page = after(0, "");

    assertThat(page.events()).isEmpty();
    assertThat(page.next()).isEqualTo(seq(0));
    assertThat(page.complete()).isTrue();
    assertThat(page.truncated()).isFalse();
  }

  @Test
  void an_unreadable_event_keeps_the_chain() {
    room.log(1);
    room.log(new Event(seq(2), seq(1), new Content.Unreadable()), null);
    room.log(message(3, 2), null);

    assertThat(after(0, "").events()).extracting(Event::seq).isEqualTo(seqs(1, 2, 3));
  }

  @Test
  void a_replay_over_32_kb_is_cut_at_its_end_and_goes_on() {
    for (int i = 1; i <= 20; i++) {
      room.log(message(i, i - 1, "€".repeat(1_000)), null);
    }
    room.delivered(20);

    String frame = room.respond("ana", frame(0, "")).getBody();
    Reply.Page first = after(0, "");
    Reply.Page second = after(first.events().size(), "");

    int bytes = frame.getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).isLessThanOrEqualTo(Codec.MAX_FRAME_BYTES).isGreaterThan(29_000);
    assertThat(first.complete()).isFalse();
    assertThat(first.next()).isEqualTo(first.events().getLast().seq());
    assertThat(second.truncated()).isFalse();
    assertThat(first.events().size() + second.events().size()).isGreaterThan(18);
  }

  @Test
  void joining_with_a_cursor_replays() {
    room.log(1, 2, 3);
    room.delivered(3);

    Reply.Joined joined = room.join(",\"after\":\"" + seq(1) + "\"");

    assertThat(joined.events()).containsExactly(message(2, 1), message(3, 2));
    assertThat(joined.next()).isEqualTo(seq(3));
    assertThat(joined.complete()).isTrue();
    assertThat(joined.truncated()).isFalse();
  }

  @Test
  void joining_with_a_cursor_and_no_events_keeps_the_cursor() {
    room.log(1, 2, 3);
    room.delivered(3);

    Reply.Joined joined = room.join(",\"limit\":0,\"after\":\"" + seq(1) + "\"");

    assertThat(joined.events()).isEmpty();
    assertThat(joined.next()).isEqualTo(seq(1));
    assertThat(joined.complete()).isFalse();
  }

  private Reply.Page after(int cursor, String fields) {
    return (Reply.Page) room.answer("ana", frame(cursor, fields));
  }

  private static String frame(int cursor, String fields) {
    return """
        {"action":"history","room":"general","after":"%s"%s}"""
        .formatted(seq(cursor), fields);
  }
}
