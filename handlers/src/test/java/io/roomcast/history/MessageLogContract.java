package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link MessageLog} does. */
abstract class MessageLogContract {

  private static final Instant SOON = Instant.parse("2026-02-01T12:00:00Z");

  abstract MessageLog log();

  /** The places of what answers a message of room r, oldest first, and until when each is kept. */
  abstract Map<Sequence, Optional<Instant>> answers(long target);

  /** The places of the messages of room r that are pinned, by those of their pins. */
  abstract Map<Sequence, Sequence> pins();

  /** The room was deleted, and its log is removed. */
  abstract void close(String room);

  @Test
  void a_log_that_is_closed_takes_nothing() {
    MessageLog log = log();
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null));
    close("r");
    close("s");

    assertThat(log.read("r")).isEqualTo(new LogHead(seq(1), null, true));
    assertThat(append(log, new LogHead(seq(1), null), entry(2, seq(1), null))).isFalse();
    assertThat(log.find("r", List.of(seq(2)))).isEmpty();
    assertThat(log.read("s").closed()).isTrue();
    assertThat(append(log, LogHead.NONE, entry(1, Sequence.NONE, null)))
        .as("r is as it was")
        .isFalse();
    assertThat(log.append("s", LogHead.NONE, new LogHead(seq(1), null), List.of(), List.of()))
        .isFalse();
  }

  @Test
  void a_room_without_a_log_has_nothing_logged() {
    assertThat(log().read("r")).isEqualTo(LogHead.NONE);
    assertThat(log().next("r", Sequence.NONE)).isEmpty();
    assertThat(log().find("r", List.of(seq(1)))).isEmpty();
  }

  @Test
  void entries_and_the_logs_head_are_there_after_an_append() {
    MessageLog log = log();
    Entry first = entry(1, Sequence.NONE, SOON);
    Entry second = entry(2, seq(1), null);

    assertThat(append(log, LogHead.NONE, first)).isTrue();
    assertThat(append(log, new LogHead(seq(1), SOON), second)).isTrue();

    assertThat(log.read("r").logged()).isEqualTo(seq(2));
    assertThat(log.find("r", List.of(seq(1), seq(2), seq(3))))
        .containsOnly(Map.entry(seq(1), first), Map.entry(seq(2), second));
    assertThat(log.read("other")).isEqualTo(LogHead.NONE);
  }

  @Test
  void the_latest_expiry_is_kept_with_the_head() {
    MessageLog log = log();
    log.append("r", LogHead.NONE, new LogHead(seq(1), SOON), List.of(), List.of());
    assertThat(log.read("r")).isEqualTo(new LogHead(seq(1), SOON));

    log.append("s", LogHead.NONE, new LogHead(seq(1), null), List.of(), List.of());
    assertThat(log.read("s")).isEqualTo(new LogHead(seq(1), null));
  }

  @Test
  void an_append_to_a_log_that_moved_changes_nothing() {
    MessageLog log = log();
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null));
    append(log, new LogHead(seq(1), null), entry(2, seq(1), null));

    assertThat(append(log, new LogHead(seq(1), null), entry(3, seq(1), null))).isFalse();
    assertThat(append(log, LogHead.NONE, entry(3, Sequence.NONE, null))).isFalse();

    assertThat(log.read("r").logged()).isEqualTo(seq(2));
    assertThat(log.find("r", List.of(seq(3)))).isEmpty();
  }

  @Test
  void an_append_to_a_log_that_was_read_further_than_it_is_changes_nothing() {
    MessageLog log = log();

    assertThat(append(log, new LogHead(seq(1), null), entry(2, seq(1), null))).isFalse();
    assertThat(log.read("r")).isEqualTo(LogHead.NONE);
  }

  @Test
  void the_next_entry_is_the_first_above_a_place() {
    MessageLog log = log();
    Entry two = entry(2, Sequence.NONE, SOON);
    Entry eleven = entry(11, seq(2), SOON);
    append(log, LogHead.NONE, two, eleven);

    assertThat(log.next("r", Sequence.NONE)).contains(two);
    assertThat(log.next("r", seq(1))).contains(two);
    assertThat(log.next("r", seq(2))).contains(eleven);
    assertThat(log.next("r", seq(11))).isEmpty();
  }

  @Test
  void an_entry_is_put_between_two_others() {
    MessageLog log = log();
    Entry three = entry(3, seq(1), SOON);
    append(log, LogHead.NONE, entry(1, Sequence.NONE, SOON), three);
    Entry two = entry(2, seq(1), SOON);

    assertThat(log.insert("r", two, three, List.of())).isTrue();

    assertThat(log.find("r", List.of(seq(2), seq(3))).values())
        .containsExactlyInAnyOrder(two, entry(3, seq(2), SOON));
    assertThat(log.read("r").logged()).isEqualTo(seq(3));
  }

  @Test
  void an_entry_that_is_there_is_not_put_again() {
    MessageLog log = log();
    Entry three = entry(3, seq(1), null);
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null), three);
    Entry again = new Entry(seq(1), Sequence.NONE, said(9), null);

    assertThat(log.insert("r", again, three, List.of())).isFalse();

    assertThat(log.find("r", List.of(seq(1), seq(3))).values())
        .containsExactlyInAnyOrder(entry(1, Sequence.NONE, null), three);
  }

  @Test
  void an_entry_is_not_put_before_one_that_links_elsewhere_by_now() {
    MessageLog log = log();
    Entry nine = entry(9, seq(1), null);
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null), nine);
    log.insert("r", entry(5, seq(1), null), nine, List.of());

    assertThat(log.insert("r", entry(4, seq(1), null), nine, List.of())).isFalse();
    assertThat(log.find("r", List.of(seq(4)))).isEmpty();
  }

  @Test
  void an_unreadable_entry_is_mended_and_keeps_its_place_and_its_time() {
    MessageLog log = log();
    append(log, LogHead.NONE, new Entry(seq(1), Sequence.NONE, new Content.Unreadable(), SOON));

    assertThat(log.mend("r", mended(1, said(1)), List.of())).isTrue();

    assertThat(log.find("r", List.of(seq(1))).values())
        .containsExactly(entry(1, Sequence.NONE, SOON));
  }

  @Test
  void an_entry_that_can_be_read_is_not_mended() {
    MessageLog log = log();
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null));

    assertThat(log.mend("r", mended(1, said(2)), List.of())).isFalse();
    assertThat(log.mend("r", mended(3, said(3)), List.of())).isFalse();

    assertThat(log.find("r", List.of(seq(1), seq(3))).values())
        .containsExactly(entry(1, Sequence.NONE, null));
  }

  @Test
  void an_entry_is_rewritten_with_an_append_and_what_is_remembered_of_it_is_kept() {
    MessageLog log = log();
    Entry one = entry(1, Sequence.NONE, SOON);
    append(log, LogHead.NONE, one);
    Marks marks = new Marks(1, Map.of("ana#👍", seq(2), "#", seq(1)));
    Entry now = one.changed(said(7), marks);

    assertThat(rewrite(log, seq(1), entry(2, seq(1), null), new Rewrite(one, now))).isTrue();

    assertThat(log.find("r", List.of(seq(1)))).containsOnly(Map.entry(seq(1), now));
    Entry again = now.changed(said(8), now.marks().cleared());
    assertThat(rewrite(log, seq(2), entry(3, seq(2), null), new Rewrite(now, again))).isTrue();
    assertThat(log.find("r", List.of(seq(1)))).containsOnly(Map.entry(seq(1), again));
  }

  @Test
  void an_entry_is_put_with_what_is_remembered_of_it() {
    MessageLog log = log();
    Marks marks = new Marks(2, Map.of("ana#👍", seq(2)));
    Entry one = entry(1, Sequence.NONE, null).changed(said(7), marks);

    append(log, LogHead.NONE, one);

    assertThat(log.find("r", List.of(seq(1)))).containsOnly(Map.entry(seq(1), one));
  }

  @Test
  void nothing_is_changed_where_an_entry_to_rewrite_is_not_as_it_was_read() {
    MessageLog log = log();
    Entry one = entry(1, Sequence.NONE, null);
    Entry five = entry(5, seq(1), null);
    Entry unreadable = new Entry(seq(6), seq(5), new Content.Unreadable(), null);
    append(log, LogHead.NONE, one, five, unreadable);
    Entry now = one.changed(said(7), one.marks().changed());
    rewrite(log, seq(6), entry(8, seq(6), null), new Rewrite(one, now));
    Rewrite stale = new Rewrite(one, one.changed(said(9), one.marks().changed()));

    assertThat(rewrite(log, seq(8), entry(9, seq(8), null), stale)).isFalse();
    assertThat(log.insert("r", entry(4, seq(1), null), five, List.of(stale))).isFalse();
    assertThat(log.mend("r", mended(6, said(6)), List.of(stale))).isFalse();

    assertThat(log.read("r").logged()).isEqualTo(seq(8));
    assertThat(log.find("r", List.of(seq(1), seq(4), seq(6), seq(9))).values())
        .containsExactlyInAnyOrder(now, unreadable);
  }

  @Test
  void an_entry_that_is_gone_is_not_rewritten() {
    MessageLog log = log();
    Entry one = entry(1, Sequence.NONE, null);
    Rewrite gone = new Rewrite(one, one.changed(said(9), one.marks().changed()));

    assertThat(rewrite(log, Sequence.NONE, entry(2, Sequence.NONE, null), gone)).isFalse();

    assertThat(log.find("r", List.of(seq(1), seq(2)))).isEmpty();
  }

  @Test
  void entries_are_rewritten_with_one_that_is_put_between_or_mended() {
    MessageLog log = log();
    Entry one = entry(1, Sequence.NONE, null);
    Entry five = entry(5, seq(1), null);
    append(log, LogHead.NONE, one, five, new Entry(seq(6), seq(5), new Content.Unreadable(), null));
    Entry now = one.changed(said(7), one.marks().changed());
    Entry then = now.changed(said(8), now.marks().changed());

    Entry four = entry(4, seq(1), null);
    assertThat(log.insert("r", four, five, List.of(new Rewrite(one, now)))).isTrue();
    assertThat(log.mend("r", mended(6, said(6)), List.of(new Rewrite(now, then)))).isTrue();

    assertThat(log.find("r", List.of(seq(1), seq(4), seq(6))).values())
        .containsExactlyInAnyOrder(then, four, entry(6, seq(5), null));
  }

  @Test
  void the_next_entry_is_rewritten_and_linked_as_one() {
    MessageLog log = log();
    Entry one = entry(1, Sequence.NONE, null);
    Entry five = entry(5, seq(1), null);
    append(log, LogHead.NONE, one, five);
    Entry now = five.changed(said(7), five.marks().changed());

    Entry four = entry(4, seq(1), null);
    assertThat(log.insert("r", four, five, List.of(new Rewrite(five, now)))).isTrue();

    Entry linked = new Entry(seq(5), seq(4), said(7), null, now.marks());
    assertThat(log.find("r", List.of(seq(4), seq(5))).values())
        .containsExactlyInAnyOrder(four, linked);
    assertThat(log.insert("r", entry(3, seq(1), null), four, List.of(new Rewrite(five, now))))
        .as("as it was read before")
        .isFalse();
  }

  /** Where it is and what it says is of account, and how long it is kept. */
  static Entry mended(long number, Content content) {
    return new Entry(seq(number), Sequence.NONE, content, SOON);
  }

  @Test
  void an_answer_is_in_the_thread_of_its_message_however_it_comes_into_the_log() {
    MessageLog log = log();
    Entry five = new Entry(seq(5), seq(3), new Content.Unreadable(), SOON);
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null), answer(3, 1, null), five);
    log.insert("r", answer(4, 1, SOON), entry(5, seq(3), null), List.of());
    log.mend("r", mended(5, answer(5, 1, SOON).content()), List.of());

    assertThat(answers(1))
        .isEqualTo(
            Map.of(seq(3), Optional.empty(), seq(4), Optional.of(SOON), seq(5), Optional.of(SOON)));
    assertThat(answers(3)).isEmpty();
  }

  @Test
  void what_is_pinned_is_found_by_the_pin_that_counts_and_by_no_other() {
    MessageLog log = log();
    Entry one = pinned(entry(1, Sequence.NONE, SOON), 3);
    Entry two = entry(2, seq(1), null);
    append(log, LogHead.NONE, one, two, entry(3, seq(2), null));
    assertThat(pins()).isEqualTo(Map.of(seq(3), seq(1)));

    Entry again = pinned(one, 5);
    Entry other = pinned(two, 4);
    assertThat(
            log.append(
                "r",
                new LogHead(seq(3), null),
                new LogHead(seq(5), null),
                List.of(entry(5, seq(3), null)),
                List.of(new Rewrite(one, again), new Rewrite(two, other))))
        .isTrue();
    assertThat(pins()).isEqualTo(Map.of(seq(5), seq(1), seq(4), seq(2)));
    assertThat(log.find("r", List.of(seq(1)))).containsOnly(Map.entry(seq(1), again));

    Entry off = again.changed(said(1), again.marks().pinned(seq(6)));
    assertThat(rewrite(log, seq(5), entry(6, seq(5), null), new Rewrite(again, off))).isTrue();
    assertThat(pins()).isEqualTo(Map.of(seq(4), seq(2)));
    assertThat(log.find("r", List.of(seq(1)))).containsOnly(Map.entry(seq(1), off));
    assertThat(rewrite(log, seq(6), entry(7, seq(6), null), new Rewrite(one, again)))
        .as("as it was read before")
        .isFalse();
    assertThat(pins()).isEqualTo(Map.of(seq(4), seq(2)));
  }

  @Test
  void a_pin_that_comes_late_is_found_like_any_other() {
    MessageLog log = log();
    Entry one = entry(1, Sequence.NONE, null);
    Entry two = entry(2, seq(1), null);
    Entry nine = entry(9, seq(2), null);
    Entry unreadable = new Entry(seq(10), seq(9), new Content.Unreadable(), null);
    append(log, LogHead.NONE, one, two, nine, unreadable);

    log.insert("r", entry(8, seq(2), null), nine, List.of(new Rewrite(one, pinned(one, 8))));
    log.mend("r", mended(10, said(10)), List.of(new Rewrite(two, pinned(two, 10))));
    assertThat(pins()).isEqualTo(Map.of(seq(8), seq(1), seq(10), seq(2)));

    Entry eight = entry(8, seq(2), null);
    Rewrite next = new Rewrite(eight, pinned(eight, 11));
    assertThat(log.insert("r", entry(7, seq(2), null), eight, List.of(next)))
        .as("of the next entry, which is linked by the same write")
        .isTrue();
    assertThat(pins()).containsEntry(seq(11), seq(8)).hasSize(3);
  }

  private static Entry pinned(Entry entry, long pin) {
    Sequence place = seq(pin);
    return entry.changed(
        Changes.apply(
            (Content.Message) entry.content(),
            place,
            ChangeEvents.pin(Long.parseLong(entry.seq().text().substring(4)), "mod", true)),
        entry.marks().pinned(place));
  }

  @Test
  void what_is_not_logged_is_in_no_thread() {
    MessageLog log = log();
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null), entry(5, seq(1), null));

    assertThat(append(log, LogHead.NONE, answer(6, 1, null))).isFalse();
    assertThat(log.insert("r", answer(4, 1, null), entry(5, seq(3), null), List.of())).isFalse();
    assertThat(log.mend("r", mended(5, answer(5, 1, null).content()), List.of())).isFalse();

    assertThat(answers(1)).isEmpty();
  }

  @Test
  void only_what_was_there_before_is_answered() {
    MessageLog log = log();
    append(log, LogHead.NONE, answer(3, 3, null), answer(4, 7, null), answer(5, 0, null));

    assertThat(answers(3)).isEmpty();
    assertThat(answers(7)).isEmpty();
    assertThat(answers(0)).isEmpty();
  }

  /** A message that answers another; 0 is none. */
  private static Entry answer(long number, long target, @Nullable Instant expiresAt) {
    Content.Message said = said(number);
    Content.Message answer =
        new Content.Message(
            said.from(),
            said.sentAt(),
            said.messageId(),
            said.clientId(),
            Objects.requireNonNull(said.body()),
            target == 0 ? Sequence.NONE : seq(target));
    return new Entry(seq(number), seq(number - 1), answer, expiresAt);
  }

  private static boolean rewrite(MessageLog log, Sequence logged, Entry entry, Rewrite rewrite) {
    LogHead read = logged.equals(Sequence.NONE) ? LogHead.NONE : new LogHead(logged, null);
    return log.append("r", read, new LogHead(entry.seq(), null), List.of(entry), List.of(rewrite));
  }

  private static boolean append(MessageLog log, LogHead read, Entry... entries) {
    List<Entry> list = List.of(entries);
    return log.append("r", read, new LogHead(list.getLast().seq(), null), list, List.of());
  }

  private static Entry entry(long number, Sequence prev, @Nullable Instant expiresAt) {
    return new Entry(seq(number), prev, said(number), expiresAt);
  }
}
