package io.roomcast.timeline;

import static io.roomcast.timeline.Messages.message;
import static io.roomcast.timeline.Messages.seq;
import static io.roomcast.timeline.Messages.seqs;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Body;
import io.roomcast.events.Changes;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Content.Change;
import io.roomcast.events.Content.Message;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views of rooms where much is changed, over a log that counts what is read of it. */
class ViewAmongChangesTest {

  private static final User BOB = new User("bob", "Bob");
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final int CHANGES = 10_000;
  private static final int LAST = 2 + CHANGES;

  private final List<Event> events = new ArrayList<>();
  private final Counted log = new Counted();
  private final View view = new View(log);

  @Test
  void joining_after_ten_thousand_changes_reads_a_few_thousand_and_goes_on_from_the_log_s_head() {
    manyChangesAfterTwoMessages();

    Stretch stretch = view.latest("r", seq(LAST), seq(LAST), space(50));

    assertThat(stretch.events()).isEmpty();
    assertThat(stretch.next()).isEqualTo(seq(LAST));
    assertThat(stretch.complete()).isTrue();
    assertThat(log.queries).isLessThanOrEqualTo(6);
    assertThat(log.read).isLessThanOrEqualTo(3_000);
  }

  @Test
  void paging_back_over_ten_thousand_changes_comes_to_the_messages_a_few_thousand_at_a_time() {
    manyChangesAfterTwoMessages();
    List<Event> shown = new ArrayList<>();
    Sequence place = seq(LAST + 1);
    int pages = 0;

    while (place != null) {
      log.queries = 0;
      Stretch stretch = view.before(place, "r", seq(LAST), space(1));
      assertThat(log.queries).isLessThanOrEqualTo(10);
      assertThat(stretch.truncated()).isFalse();
      shown.addAll(stretch.events());
      place = stretch.next();
      pages++;
    }

    assertThat(shown).extracting(Event::seq).isEqualTo(List.of(seq(2), seq(1)));
    assertThat(pages).isBetween(CHANGES / 3_000, 2 + CHANGES / View.READ_ENOUGH);
  }

  @Test
  void a_message_that_is_seen_as_it_was_comes_with_the_changes_that_are_seen() {
    Change edit = new Content.Edit(BOB, AT, "e", seq(1), Body.of("edited"));
    events.add(message(1, 0));
    events.add(message(2, 1));
    add(edit);
    add(react(2, "ana", true));
    add(react(2, "bob", true));
    add(react(2, "ana", false));

    Stretch stretch = view.latest("r", seq(6), seq(6), space(50));

    assertThat(stretch.events())
        .containsExactly(
            new Event(seq(1), null, changed(1, seq(3), edit)),
            new Event(
                seq(2),
                null,
                Changes.apply(
                    Changes.apply(
                        changed(2, seq(4), react(2, "ana", true)), seq(5), react(2, "bob", true)),
                    seq(6),
                    react(2, "ana", false))));
  }

  @Test
  void a_change_that_a_message_is_seen_with_is_not_applied_again() {
    Message now =
        Changes.apply(changed(1, seq(2), react(1, "ana", true)), seq(3), react(1, "ana", false));
    events.add(new Event(seq(1), seq(0), now));
    add(react(1, "ana", true));
    add(react(1, "ana", false));

    assertThat(view.before(seq(4), "r", seq(3), space(50)).events())
        .containsExactly(new Event(seq(1), null, now));
    assertThat(view.before(seq(3), "r", seq(3), space(50)).events())
        .containsExactly(new Event(seq(1), null, now));
  }

  @Test
  void what_a_change_adds_counts_when_a_reply_is_full() {
    for (int i = 1; i <= 9; i++) {
      events.add(message(i, i - 1));
    }
    for (int i = 1; i <= 9; i++) {
      add(new Content.Edit(BOB, AT, "e" + i, seq(i), Body.of("€".repeat(1_000))));
    }

    Stretch stretch = view.before(seq(19), "r", seq(18), new Space(new Codec(), 50, 16_000));

    assertThat(stretch.events()).extracting(Event::seq).isEqualTo(seqs(6, 7, 8, 9));
    assertThat(stretch.next()).isEqualTo(seq(6));
  }

  private void manyChangesAfterTwoMessages() {
    events.add(message(1, 0));
    events.add(message(2, 1));
    for (int i = 0; i < CHANGES; i++) {
      add(react(1, "user" + i % 7, i % 2 == 0));
    }
  }

  private void add(Change change) {
    int number = events.size() + 1;
    events.add(new Event(seq(number), seq(number - 1), change));
  }

  private static Message changed(int number, Sequence at, Change change) {
    return Changes.apply((Message) message(number, number - 1).content(), at, change);
  }

  private static Change react(int target, String user, boolean on) {
    return new Content.Reaction(new User(user, user), AT, "r", seq(target), "👍", on);
  }

  private static Space space(int most) {
    return new Space(new Codec(), most, 32_000);
  }

  private final class Counted implements RoomLog {

    int queries;
    int read;

    @Override
    public Sequence logged(String room) {
      return events.getLast().seq();
    }

    @Override
    public List<Event> after(String room, Sequence after, Sequence upTo, int most) {
      throw new AssertionError("a view reads back");
    }

    @Override
    public List<Event> latest(String room, Sequence upTo, int most) {
      List<Event> page =
          events.reversed().stream()
              .filter(event -> !event.seq().isAfter(upTo))
              .limit(most)
              .toList();
      queries++;
      read += page.size();
      return page;
    }
  }
}
