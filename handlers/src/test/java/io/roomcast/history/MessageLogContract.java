package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link MessageLog} does. */
abstract class MessageLogContract {

  private static final Instant SOON = Instant.parse("2026-02-01T12:00:00Z");

  abstract MessageLog log();

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
        .containsOnly(java.util.Map.entry(seq(1), first), java.util.Map.entry(seq(2), second));
    assertThat(log.read("other")).isEqualTo(LogHead.NONE);
  }

  @Test
  void the_latest_expiry_is_kept_with_the_head() {
    MessageLog log = log();
    log.append("r", LogHead.NONE, new LogHead(seq(1), SOON), List.of());
    assertThat(log.read("r")).isEqualTo(new LogHead(seq(1), SOON));

    log.append("s", LogHead.NONE, new LogHead(seq(1), null), List.of());
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

    assertThat(log.insert("r", two, three)).isTrue();

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

    assertThat(log.insert("r", again, three)).isFalse();

    assertThat(log.find("r", List.of(seq(1), seq(3))).values())
        .containsExactlyInAnyOrder(entry(1, Sequence.NONE, null), three);
  }

  @Test
  void an_entry_is_not_put_before_one_that_links_elsewhere_by_now() {
    MessageLog log = log();
    Entry nine = entry(9, seq(1), null);
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null), nine);
    log.insert("r", entry(5, seq(1), null), nine);

    assertThat(log.insert("r", entry(4, seq(1), null), nine)).isFalse();
    assertThat(log.find("r", List.of(seq(4)))).isEmpty();
  }

  @Test
  void an_unreadable_entry_is_mended_and_keeps_its_place_and_its_time() {
    MessageLog log = log();
    append(log, LogHead.NONE, new Entry(seq(1), Sequence.NONE, new Content.Unreadable(), SOON));

    log.mend("r", seq(1), said(1));

    assertThat(log.find("r", List.of(seq(1))).values())
        .containsExactly(entry(1, Sequence.NONE, SOON));
  }

  @Test
  void an_entry_that_can_be_read_is_not_mended() {
    MessageLog log = log();
    append(log, LogHead.NONE, entry(1, Sequence.NONE, null));

    log.mend("r", seq(1), said(2));
    log.mend("r", seq(3), said(3));

    assertThat(log.find("r", List.of(seq(1), seq(3))).values())
        .containsExactly(entry(1, Sequence.NONE, null));
  }

  private static boolean append(MessageLog log, LogHead read, Entry... entries) {
    List<Entry> list = List.of(entries);
    return log.append("r", read, new LogHead(list.getLast().seq(), null), list);
  }

  private static Entry entry(long number, Sequence prev, @Nullable Instant expiresAt) {
    return new Entry(seq(number), prev, said(number), expiresAt);
  }
}
