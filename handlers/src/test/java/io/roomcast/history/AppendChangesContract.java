package io.roomcast.history;

import static io.roomcast.history.ChangeEvents.delete;
import static io.roomcast.history.ChangeEvents.edit;
import static io.roomcast.history.ChangeEvents.pin;
import static io.roomcast.history.ChangeEvents.react;
import static io.roomcast.sqs.QueueMessages.SENT_AT;
import static io.roomcast.sqs.QueueMessages.batch;
import static io.roomcast.sqs.QueueMessages.delivery;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.events.Content.Edit;
import io.roomcast.events.Content.Message;
import io.roomcast.events.Deleted;
import io.roomcast.events.Edited;
import io.roomcast.events.Pinned;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.QueueMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of messages when changes to them are appended, over every {@link MessageLog}. */
abstract class AppendChangesContract {

  private static final Content UNREADABLE = new Content.Unreadable();

  private Instant now = SENT_AT;

  abstract MessageLog log();

  @Test
  void an_edit_is_logged_and_the_message_says_it_from_then_on() {
    consume(delivery(1), delivery(2));
    consume(delivery(3, edit(1, "edited")));

    assertThat(message(1).body()).isEqualTo(Body.of("edited"));
    assertThat(message(1).edited()).isEqualTo(new Edited(seq(3), SENT_AT));
    assertThat(message(1).changed()).isEqualTo(seq(3));
    assertThat(content(2)).isEqualTo(said(2));
    assertThat(content(3)).isEqualTo(edit(1, "edited"));
    assertThat(links()).containsExactly("1<0", "2<1", "3<2");
  }

  @Test
  void a_message_is_pinned_until_it_is_no_longer() {
    consume(delivery(1));
    consume(delivery(2, pin(1, "mod", true)));
    assertThat(message(1).pinned()).isEqualTo(new Pinned(seq(2), SENT_AT, "mod"));
    assertThat(message(1).changed()).isEqualTo(seq(2));

    consume(delivery(3, pin(1, "mod", false)));
    assertThat(message(1).pinned()).isNull();
    assertThat(content(3)).isEqualTo(pin(1, "mod", false));
  }

  @Test
  void a_pin_that_comes_late_undoes_nothing_newer() {
    consume(delivery(1));
    consume(delivery(3, pin(1, "mod", true)), delivery(5, pin(1, "mod", false)));

    consume(delivery(4, pin(1, "ana", true)));
    assertThat(message(1).pinned()).isNull();
    consume(delivery(7, pin(1, "mod", true)));
    consume(delivery(6, pin(1, "ana", false)));
    assertThat(message(1).pinned()).isEqualTo(new Pinned(seq(7), SENT_AT, "mod"));
  }

  @Test
  void what_was_unpinned_before_its_pin_came_stays_so() {
    consume(delivery(1));
    consume(delivery(4, pin(1, "mod", false)));

    consume(delivery(3, pin(1, "mod", true)));

    assertThat(message(1).pinned()).isNull();
  }

  @Test
  void what_is_deleted_is_pinned_no_more() {
    consume(delivery(1));
    consume(delivery(3, pin(1, "mod", true)));
    consume(delivery(4, delete(1)), delivery(5, pin(1, "mod", true)));
    assertThat(message(1).pinned()).isNull();

    consume(delivery(2, pin(1, "mod", true)));
    assertThat(message(1).pinned()).isNull();
  }

  @Test
  void a_message_and_its_changes_in_one_batch_are_one_write_each() {
    consume(
        delivery(1),
        delivery(2, edit(1, "first")),
        delivery(3, react(1, "bob", "👍", true)),
        delivery(4, edit(1, "second")));

    assertThat(message(1).body()).isEqualTo(Body.of("second"));
    assertThat(message(1).reactions()).isEqualTo(Map.of("👍", List.of("bob")));
    assertThat(message(1).changed()).isEqualTo(seq(4));
    assertThat(links()).containsExactly("1<0", "2<1", "3<2", "4<3");
  }

  @Test
  void changes_of_a_logged_message_in_one_batch_are_one_write() {
    consume(delivery(1));
    consume(
        delivery(2, react(1, "bob", "👍", true)),
        delivery(3, react(1, "cyd", "👍", true)),
        delivery(4, react(1, "bob", "👍", false)),
        delivery(5, edit(1, "edited")));

    assertThat(message(1).reactions()).isEqualTo(Map.of("👍", List.of("cyd")));
    assertThat(message(1).body()).isEqualTo(Body.of("edited"));
  }

  @Test
  void only_the_last_edit_keeps_its_text() {
    consume(delivery(1), delivery(2, edit(1, "first")), delivery(3, edit(1, "second")));
    consume(delivery(4, edit(1, "third")));

    assertThat(List.of(2L, 3L, 4L))
        .extracting(number -> ((Edit) content(number)).body())
        .containsExactly(null, null, Body.of("third"));
  }

  @Test
  void a_delete_takes_the_text_out_of_the_message_and_of_its_edits() {
    consume(delivery(1), delivery(2, react(1, "bob", "👍", true)));
    consume(delivery(3, edit(1, "edited")));
    consume(delivery(4, delete(1)));

    assertThat(message(1).body()).isNull();
    assertThat(message(1).deleted()).isEqualTo(new Deleted(seq(4), SENT_AT, "ana"));
    assertThat(message(1).reactions()).isNull();
    assertThat(((Edit) content(3)).body()).isNull();
  }

  @Test
  void an_edit_and_a_reaction_after_a_delete_do_nothing_and_leave_no_text() {
    consume(delivery(1), delivery(2, delete(1)));
    Message deleted = message(1);
    consume(delivery(3, edit(1, "again")), delivery(4, react(1, "bob", "👍", true)));

    assertThat(message(1)).isEqualTo(deleted);
    assertThat(((Edit) content(3)).body()).isNull();
  }

  @Test
  void a_change_that_comes_again_is_applied_once() {
    consume(delivery(1));
    Delivery on = delivery(2, react(1, "bob", "👍", true));
    Delivery off = delivery(3, react(1, "bob", "👍", false));
    consume(on, off);
    Entry before = entry(1);

    consume(on, off, delivery(4));
    consume(on);

    assertThat(entry(1)).isEqualTo(before);
  }

  @Test
  void a_change_of_what_is_gone_has_expired_or_is_no_message_is_logged_and_does_nothing() {
    Append sevenDays = append(log(), Duration.ofDays(7));
    sevenDays.consume(batch("r", List.of(delivery(1), delivery(2, UNREADABLE))));
    Entry before = entry(1);
    now = now.plus(Duration.ofDays(7));

    sevenDays.consume(
        batch(
            "r",
            List.of(
                delivery(3, edit(1, "expired")),
                delivery(4, edit(2, "unreadable")),
                delivery(5, edit(3, "an edit")),
                delivery(6, delete(9)),
                delivery(7, react(7, "bob", "👍", true)))));

    assertThat(entry(1)).isEqualTo(before);
    assertThat(content(2)).isEqualTo(UNREADABLE);
    assertThat(content(3)).isEqualTo(edit(1, "expired"));
    assertThat(links()).containsExactly("1<0", "2<1", "3<2", "4<3", "5<4", "6<5", "7<6");
  }

  @Test
  void a_delete_takes_the_text_out_of_what_has_expired_and_is_still_there() {
    Append sevenDays = append(log(), Duration.ofDays(7));
    sevenDays.consume(batch("r", List.of(delivery(1))));
    now = now.plus(Duration.ofDays(6));
    sevenDays.consume(batch("r", List.of(delivery(2, edit(1, "edited")))));
    now = now.plus(Duration.ofDays(1));

    sevenDays.consume(batch("r", List.of(delivery(3, delete(1)))));

    assertThat(message(1).body()).isNull();
    assertThat(((Edit) content(2)).body()).isNull();
  }

  @Test
  void the_first_of_two_deletes_counts_also_when_it_comes_late() {
    consume(delivery(1), delivery(5, delete(1, "mod")));
    consume(delivery(3, delete(1, "ana")));
    consume(delivery(6, delete(1, "eve")));

    assertThat(message(1).deleted()).isEqualTo(new Deleted(seq(3), SENT_AT, "ana"));
  }

  @Test
  void taking_back_what_was_never_on_is_logged_and_writes_no_message() {
    consume(delivery(1));
    Entry before = entry(1);
    consume(delivery(2, react(1, "bob", "👍", false)));

    assertThat(entry(1)).isEqualTo(before);
    assertThat(content(2)).isEqualTo(react(1, "bob", "👍", false));
  }

  @Test
  void taking_back_again_what_was_on_once_is_newer_than_what_comes_late() {
    consume(delivery(1), delivery(2, react(1, "bob", "👍", true)));
    consume(delivery(3, react(1, "bob", "👍", false)), delivery(6, react(1, "bob", "👍", false)));
    consume(delivery(5, react(1, "bob", "👍", true)));

    assertThat(message(1).reactions()).isNull();
  }

  @Test
  void a_change_of_what_comes_after_it_does_nothing() {
    consume(delivery(1, edit(2, "before")), delivery(2));

    assertThat(content(2)).isEqualTo(said(2));
  }

  @Test
  void an_edit_that_comes_late_gives_way_to_a_newer_one_and_keeps_no_text() {
    consume(delivery(1), delivery(4, edit(1, "newer")));
    consume(delivery(3, edit(1, "older")));

    assertThat(message(1).body()).isEqualTo(Body.of("newer"));
    assertThat(((Edit) content(3)).body()).isNull();
    assertThat(links()).containsExactly("1<0", "3<1", "4<3");
  }

  @Test
  void a_change_that_comes_late_is_applied_where_none_of_its_kind_is_newer() {
    consume(delivery(1), delivery(5, react(1, "bob", "👍", true)));
    consume(delivery(3, edit(1, "late")));
    consume(delivery(4, react(1, "cyd", "👍", true)));

    assertThat(message(1).body()).isEqualTo(Body.of("late"));
    assertThat(message(1).reactions()).isEqualTo(Map.of("👍", List.of("bob", "cyd")));
    assertThat(message(1).changed()).isEqualTo(seq(5));
  }

  @Test
  void a_reaction_that_comes_late_undoes_no_newer_one_of_its_user_and_key() {
    consume(delivery(1), delivery(5, react(1, "bob", "👍", true)));
    consume(delivery(6, react(1, "cyd", "👍", true)), delivery(7, react(1, "cyd", "👍", false)));

    consume(delivery(3, react(1, "bob", "👍", false)));
    consume(delivery(4, react(1, "cyd", "👍", true)));

    assertThat(message(1).reactions()).isEqualTo(Map.of("👍", List.of("bob")));
  }

  @Test
  void a_delete_that_comes_late_takes_the_text_out_all_the_same() {
    consume(delivery(1), delivery(5, edit(1, "after it")));
    consume(delivery(3, delete(1)));

    assertThat(message(1).body()).isNull();
    assertThat(((Edit) content(5)).body()).isNull();
  }

  @Test
  void a_change_that_could_not_be_read_is_applied_when_it_can() {
    consume(delivery(1), delivery(2, UNREADABLE), delivery(3));
    consume(delivery(2, edit(1, "at last")));

    assertThat(message(1).body()).isEqualTo(Body.of("at last"));
    assertThat(content(2)).isEqualTo(edit(1, "at last"));
  }

  @Test
  void a_change_that_another_one_overtook_is_decided_anew() {
    consume(delivery(1), delivery(2, UNREADABLE), delivery(9));
    // The reads of LOG, of what is there, of the next entry and of the message come first.
    Deque<Runnable> before =
        new ArrayDeque<>(
            List.of(
                () -> {},
                () -> {},
                () -> {},
                () -> {},
                () -> consume(delivery(4, react(1, "bob", "👍", true)))));
    append(new InterruptedLog(log(), () -> run(before)), Duration.ZERO)
        .consume(batch("r", List.of(delivery(5, react(1, "cyd", "👍", true)))));
    // The same with one that is mended: no next entry is read.
    Deque<Runnable> again =
        new ArrayDeque<>(
            List.of(
                () -> {},
                () -> {},
                () -> {},
                () -> consume(delivery(6, react(1, "dan", "👍", true)))));
    append(new InterruptedLog(log(), () -> run(again)), Duration.ZERO)
        .consume(batch("r", List.of(delivery(2, react(1, "eve", "👍", true)))));

    assertThat(before).isEmpty();
    assertThat(again).isEmpty();
    assertThat(requireNonNull(message(1).reactions()).get("👍"))
        .containsExactlyInAnyOrder("bob", "cyd", "dan", "eve");
  }

  @Test
  void a_message_takes_as_many_reactions_as_it_may_and_the_event_is_logged_all_the_same() {
    consume(delivery(1));
    for (int i = 0; i < 21; i++) {
      consume(delivery(2 + i, react(1, "bob", "k" + i, true)));
    }

    assertThat(requireNonNull(message(1).reactions())).hasSize(20).doesNotContainKey("k20");
    assertThat(content(22)).isEqualTo(react(1, "bob", "k20", true));
  }

  private void consume(Delivery... deliveries) {
    append(log(), Duration.ZERO).consume(batch("r", List.of(deliveries)));
  }

  private Append append(MessageLog over, Duration retention) {
    return new Append(over, (room, seq, body) -> {}, retention, () -> now);
  }

  private static void run(Deque<Runnable> meanwhile) {
    Runnable next = meanwhile.poll();
    if (next != null) {
      next.run();
    }
  }

  private Entry entry(long number) {
    return requireNonNull(log().find("r", List.of(seq(number))).get(seq(number)));
  }

  private Content content(long number) {
    return entry(number).content();
  }

  private Message message(long number) {
    return (Message) content(number);
  }

  private List<String> links() {
    List<Sequence> all = LongStream.rangeClosed(1, 22).mapToObj(QueueMessages::seq).toList();
    return Logs.links(
        log().find("r", all).values().stream().sorted(Comparator.comparing(Entry::seq)).toList());
  }
}
