package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Content;
import io.roomcast.events.Deleted;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.timeline.Threads.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Threads} does. */
abstract class ThreadsContract {

  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  abstract Threads threads();

  /** An event of room r, as history logs it. */
  abstract void put(Event event, @Nullable Instant expiresAt);

  /** That the event at a place answers another, as history notes it. */
  abstract void answers(int number, int target);

  private void answer(int number, int target) {
    put(message(number, number - 1), null);
    answers(number, target);
  }

  private Page page(int target, @Nullable Sequence after, int most) {
    return threads().page("r", seq(target), after, most);
  }

  private static List<Sequence> places(Page page) {
    return page.events().stream().map(Event::seq).toList();
  }

  @Test
  void a_thread_is_its_message_and_the_answers_to_it_oldest_first() {
    put(message(1, 0), null);
    put(message(2, 1), null);
    answer(8, 1);
    answer(11, 1);
    answer(9, 2);
    answer(100, 1);

    Page page = page(1, null, 10);

    assertThat(places(page)).isEqualTo(seqs(1, 8, 11, 100));
    assertThat(page.next()).isNull();
    assertThat(page.events().getLast())
        .as("as in a view")
        .isEqualTo(new Event(seq(100), null, message(100, 99).content()));
    assertThat(places(page(9, null, 10))).isEqualTo(seqs(9));
  }

  @Test
  void pages_go_on_where_the_last_one_ended_until_there_are_no_more() {
    put(message(1, 0), null);
    for (int n = 5; n <= 14; n++) {
      answer(n, 1);
    }
    List<Sequence> read = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Sequence after = null;
    do {
      Page page = page(1, after, 4);
      read.addAll(places(page));
      sizes.add(page.events().size());
      after = page.next();
    } while (after != null);

    assertThat(read).isEqualTo(seqs(1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
    assertThat(sizes).containsExactly(4, 4, 3);
  }

  @Test
  void a_page_that_ends_with_the_last_answer_is_the_last() {
    put(message(1, 0), null);
    answer(5, 1);
    answer(6, 1);

    assertThat(page(1, null, 3).next()).isNull();
    assertThat(page(1, seq(5), 1)).isEqualTo(new Page(page(1, seq(5), 9).events(), null));
    assertThat(page(1, seq(6), 5)).isEqualTo(new Page(List.of(), null));
  }

  @Test
  void the_smallest_page_is_the_message_alone() {
    put(message(1, 0), null);
    assertThat(page(1, null, 1).next()).isNull();
    answer(5, 1);

    Page page = page(1, null, 1);

    assertThat(places(page)).isEqualTo(seqs(1));
    assertThat(page.next()).isEqualTo(seq(1));
    assertThat(places(page(1, page.next(), 1))).isEqualTo(seqs(5));
  }

  @Test
  void what_is_gone_or_has_expired_or_is_no_message_is_left_out() {
    put(message(1, 0), NOW);
    put(message(5, 4), NOW);
    answers(5, 1);
    put(message(6, 5), NOW.plusSeconds(1));
    answers(6, 1);
    answers(7, 1);
    put(new Event(seq(8), seq(7), new Content.Unreadable()), null);
    answers(8, 1);

    assertThat(places(page(1, null, 10))).isEqualTo(seqs(6));
    assertThat(page(1, null, 2)).as("of two places").isEqualTo(new Page(List.of(), seq(5)));
    assertThat(page(2, null, 10)).isEqualTo(new Page(List.of(), null));
  }

  @Test
  void messages_are_shown_as_they_are_now() {
    Content.Message said = (Content.Message) message(5, 4).content();
    Content.Message deleted =
        new Content.Message(
            said.from(),
            said.sentAt(),
            said.messageId(),
            said.clientId(),
            null,
            seq(1),
            null,
            null,
            new Deleted(seq(9), NOW, "bob"),
            null,
            null,
            seq(9));
    put(new Event(seq(5), seq(4), deleted), null);
    answers(5, 1);

    assertThat(page(1, null, 10).events()).containsExactly(new Event(seq(5), null, deleted));
  }

  @Test
  void a_hundred_are_one_page() {
    put(message(1, 0), null);
    for (int n = 2; n <= 105; n++) {
      answer(n, 1);
    }

    assertThat(page(1, null, 100).events()).hasSize(100);
    assertThat(page(1, seq(1), 100).events()).hasSize(100);
    assertThat(page(1, seq(1), 100).next()).isEqualTo(seq(101));
  }

  @Test
  void rooms_do_not_share_threads() {
    put(message(1, 0), null);
    answer(5, 1);

    assertThat(threads().page("s", seq(1), null, 10)).isEqualTo(new Page(List.of(), null));
  }
}
