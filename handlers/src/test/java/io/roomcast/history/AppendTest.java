package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.batch;
import static io.roomcast.sqs.QueueMessages.delivery;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AppendTest {

  private static final Content UNREADABLE = new Content.Unreadable();
  private static final Duration FOR_EVER = Duration.ZERO;

  private final InMemoryTable table = new InMemoryTable();
  private final MessageLog log = new InMemoryMessageLog(table);
  private final List<Sequence> kept = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-31T12:00:00.500Z");
  private final Append append = append(log, FOR_EVER);

  @Test
  void the_first_event_of_a_room_links_to_nothing_and_each_other_to_the_one_before() {
    append.consume(batch("r", 1, 2, 5));

    assertThat(links()).containsExactly("1<0", "2<1", "5<2");
    assertThat(log.read("r").logged()).isEqualTo(seq(5));
    assertThat(entries().getLast().content()).isEqualTo(said(5));
  }

  @Test
  void a_later_batch_links_to_what_is_logged() {
    append.consume(batch("r", 1, 2));
    append.consume(batch("r", 4));

    assertThat(links()).containsExactly("1<0", "2<1", "4<2");
  }

  @Test
  void what_comes_late_for_a_room_that_was_deleted_is_let_go() {
    append.consume(batch("r", 1, 3));
    table.put(Keys.log("r"), new StoredLog(seq(3), null, true));
    table.call(all -> all.remove(Keys.event("r", seq(1))));

    append.consume(batch("r", 1, 2, 4));

    assertThat(links()).containsExactly("3<1");
    assertThat(log.read("r").logged()).isEqualTo(seq(3));
  }

  @Test
  void a_batch_that_comes_again_with_more_appends_only_the_rest() {
    append.consume(batch("r", 1, 2));
    append.consume(batch("r", 1, 2, 3));
    append.consume(batch("r", 2, 3));

    assertThat(links()).containsExactly("1<0", "2<1", "3<2");
  }

  @Test
  void an_event_that_is_twice_in_a_batch_is_logged_once() {
    append.consume(batch("r", 1, 1, 2, 1));

    assertThat(links()).containsExactly("1<0", "2<1");
  }

  @Test
  void an_invocation_that_was_overtaken_decides_anew() {
    Deque<Runnable> meanwhile =
        new ArrayDeque<>(List.of(() -> {}, () -> append.consume(batch("r", 1, 2))));

    append(new InterruptedLog(log, () -> run(meanwhile)), FOR_EVER).consume(batch("r", 1, 2, 3));

    assertThat(links()).containsExactly("1<0", "2<1", "3<2");
  }

  @Test
  void an_invocation_that_is_overtaken_again_and_again_fails() {
    AtomicInteger others = new AtomicInteger(100);
    MessageLog busy =
        new InterruptedLog(
            log,
            () -> {
              LogHead head = log.read("r");
              log.append(
                  "r",
                  head,
                  new LogHead(seq(others.incrementAndGet()), null),
                  List.of(),
                  List.of());
            });

    assertThatThrownBy(() -> append(busy, FOR_EVER).consume(batch("r", 1_000)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(entries()).isEmpty();
  }

  @Test
  void an_event_that_cannot_be_read_keeps_its_place_and_its_original_is_kept() {
    append.consume(batch("r", List.of(delivery(1), delivery(2, UNREADABLE), delivery(3))));

    assertThat(links()).containsExactly("1<0", "2<1", "3<2");
    assertThat(entries().get(1).content()).isEqualTo(UNREADABLE);
    assertThat(kept).containsExactly(seq(2));
  }

  @Test
  void nothing_is_logged_when_the_original_cannot_be_kept() {
    Append broken =
        new Append(
            log,
            (room, seq, body) -> {
              throw new IllegalStateException("no queue");
            },
            FOR_EVER,
            () -> now);

    assertThatThrownBy(
            () -> broken.consume(batch("r", List.of(delivery(1), delivery(2, UNREADABLE)))))
        .hasMessage("no queue");
    assertThat(entries()).isEmpty();
    assertThat(log.read("r")).isEqualTo(LogHead.NONE);
  }

  @Test
  void an_unreadable_event_that_comes_again_is_not_kept_again() {
    append.consume(batch("r", List.of(delivery(1, UNREADABLE))));
    append.consume(batch("r", List.of(delivery(1, UNREADABLE))));

    assertThat(kept).containsExactly(seq(1));
    assertThat(links()).containsExactly("1<0");
  }

  @Test
  void an_unreadable_event_that_can_be_read_when_it_comes_again_is_mended() {
    append.consume(batch("r", List.of(delivery(1, UNREADABLE), delivery(2))));
    append.consume(batch("r", 1));

    assertThat(entries()).extracting(Entry::content).containsExactly(said(1), said(2));
    assertThat(links()).containsExactly("1<0", "2<1");
  }

  @Test
  void a_mended_event_is_not_made_unreadable_again() {
    append.consume(batch("r", 1));
    append.consume(batch("r", List.of(delivery(1, UNREADABLE))));

    assertThat(entries()).extracting(Entry::content).containsExactly(said(1));
    assertThat(kept).isEmpty();
  }

  @Test
  void an_event_that_the_log_went_past_is_put_between() {
    append.consume(batch("r", 1, 4));
    append.consume(batch("r", 3));
    append.consume(batch("r", 2));

    assertThat(links()).containsExactly("1<0", "2<1", "3<2", "4<3");
    assertThat(log.read("r").logged()).isEqualTo(seq(4));
  }

  @Test
  void an_event_from_before_the_first_is_put_before_it() {
    append.consume(batch("r", 2));
    append.consume(batch("r", 1, 3));

    assertThat(links()).containsExactly("1<0", "2<1", "3<2");
  }

  @Test
  void an_unreadable_event_that_is_put_between_keeps_its_original_too() {
    append.consume(batch("r", 1, 3));
    append.consume(batch("r", List.of(delivery(2, UNREADABLE))));

    assertThat(links()).containsExactly("1<0", "2<1", "3<2");
    assertThat(kept).containsExactly(seq(2));
  }

  @Test
  void two_that_put_the_same_event_between_put_it_once() {
    append.consume(batch("r", 1, 3));
    Deque<Runnable> meanwhile =
        new ArrayDeque<>(
            List.of(() -> {}, () -> {}, () -> {}, () -> append.consume(batch("r", 2))));

    append(new InterruptedLog(log, () -> run(meanwhile)), FOR_EVER).consume(batch("r", 2));

    assertThat(meanwhile).isEmpty();
    assertThat(links()).containsExactly("1<0", "2<1", "3<2");
  }

  @Test
  void an_event_is_kept_for_the_retention_from_when_it_is_logged() {
    append(log, Duration.ofDays(30)).consume(batch("r", 1));

    assertThat(entries().getFirst().expiresAt()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
  }

  @Test
  void without_retention_an_event_is_kept_for_ever() {
    append.consume(batch("r", 1));

    assertThat(entries().getFirst().expiresAt()).isNull();
  }

  @Test
  void a_later_event_never_expires_before_an_earlier_one() {
    append(log, Duration.ofDays(30)).consume(batch("r", 1));
    append(log, Duration.ofDays(7)).consume(batch("r", 2));
    append(log, FOR_EVER).consume(batch("r", 3));
    append(log, Duration.ofDays(7)).consume(batch("r", 4));

    Instant first = entries().getFirst().expiresAt();
    assertThat(entries()).extracting(Entry::expiresAt).containsExactly(first, first, null, first);
  }

  @Test
  void an_event_put_between_expires_with_the_one_after_it() {
    append(log, Duration.ofDays(7)).consume(batch("r", 1, 3));
    now = now.plus(Duration.ofDays(2));

    append(log, Duration.ofDays(7)).consume(batch("r", 2));

    assertThat(entries().get(1).expiresAt()).isEqualTo(Instant.parse("2026-02-07T12:00:00Z"));
  }

  @Test
  void an_event_from_before_what_has_expired_is_not_logged() {
    append(log, Duration.ofDays(7)).consume(batch("r", 2));
    now = now.plus(Duration.ofDays(8));

    append(log, Duration.ofDays(7)).consume(batch("r", 1));

    assertThat(links()).containsExactly("2<0");
  }

  @Test
  void an_event_that_was_logged_and_then_removed_by_its_retention_does_not_return() {
    append.consume(batch("r", 1, 2, 3));
    table.call(all -> all.remove(Keys.event("r", seq(1))));
    table.call(all -> all.remove(Keys.event("r", seq(2))));

    append.consume(batch("r", 1, 2));

    assertThat(links()).containsExactly("3<2");
  }

  private Append append(MessageLog over, Duration retention) {
    return new Append(over, (room, seq, body) -> kept.add(seq), retention, () -> now);
  }

  private static void run(Deque<Runnable> meanwhile) {
    Runnable next = meanwhile.poll();
    if (next != null) {
      next.run();
    }
  }

  private List<Entry> entries() {
    return Logs.entries(table, "r");
  }

  private List<String> links() {
    return Logs.links(entries());
  }
}
