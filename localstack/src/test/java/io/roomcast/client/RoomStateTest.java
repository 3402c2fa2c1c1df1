package io.roomcast.client;

import static io.roomcast.client.Sample.again;
import static io.roomcast.client.Sample.event;
import static io.roomcast.client.Sample.joined;
import static io.roomcast.client.Sample.page;
import static io.roomcast.client.Sample.refused;
import static io.roomcast.client.Sample.seq;
import static io.roomcast.client.Sample.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoomStateTest {

  private final Played room = new Played();

  private static Action.History after(int number) {
    return new Action.History(null, Sample.ROOM, seq(number), null, RoomState.PAGE);
  }

  @Test
  void the_first_join_has_no_cursor_and_the_next_one_has_the_last() {
    room.connect();
    assertThat(room.asked()).isEqualTo(new Action.Join(null, Sample.ROOM, null, null));
    room.reply(joined(2, 2, event(1), event(2)));
    room.connect();
    assertThat(room.asked()).isEqualTo(new Action.Join(null, Sample.ROOM, seq(2), null));
  }

  @Test
  void what_comes_before_joined_is_put_aside_and_linked_then() {
    room.connect();
    assertThat(room.push(event(4), event(3))).isEmpty();
    room.push(event(2));
    room.reply(joined(2, 2, event(1), event(2)));
    assertThat(room.shown).containsExactly(event(1), event(2), event(3), event(4));
    assertThat(room.state.isSettled()).isTrue();
  }

  @Test
  void an_event_that_links_is_shown_at_once() {
    room.inEmptyRoom();
    assertThat(room.push(event(1), event(2)))
        .containsExactly(new Effect.Show(event(1)), new Effect.Show(event(2)));
    assertThat(room.state.last()).isEqualTo(seq(2));
  }

  @Test
  void an_event_at_or_below_last_is_dropped() {
    room.inEmptyRoom();
    room.push(event(1), event(2));
    assertThat(room.push(event(2), event(1), again(2))).isEmpty();
  }

  @Test
  void an_event_beyond_a_gap_is_kept_and_starts_one_repair() {
    room.inEmptyRoom();
    room.push(event(3));
    assertThat(room.asked()).isEqualTo(after(0));
    assertThat(room.push(event(5))).isEmpty();
    room.reply(page(5, 2, event(1), event(2)));
    assertThat(room.shown).containsExactly(event(1), event(2), event(3));
    assertThat(room.asked()).isEqualTo(after(3));
    room.reply(page(5, 5, event(4), event(5)));
    assertThat(room.shown).hasSize(5);
    assertThat(room.state.isSettled()).isTrue();
  }

  @Test
  void an_event_that_is_sent_again_does_not_link_and_is_asked_for() {
    room.inEmptyRoom();
    room.push(again(1));
    assertThat(room.asked()).isEqualTo(after(0));
    room.reply(page(1, 1, event(1)));
    assertThat(room.shown).containsExactly(event(1));
    assertThat(room.state.isSettled()).isTrue();
  }

  @Test
  void an_event_sent_again_does_not_hide_the_link_that_came_before_it() {
    room.inEmptyRoom();
    room.push(event(2));
    room.push(again(2));
    room.reply(page(2, 1, event(1)));
    assertThat(room.shown).containsExactly(event(1), event(2));
  }

  @Test
  void a_reply_that_pushes_have_overtaken_moves_nothing_back() {
    room.inEmptyRoom();
    room.push(event(3));
    room.push(event(1), event(2));
    assertThat(room.state.last()).isEqualTo(seq(3));
    room.reply(page(3, 1, event(1)));
    assertThat(room.state.last()).isEqualTo(seq(3));
    assertThat(room.shown).containsExactly(event(1), event(2), event(3));
    assertThat(room.state.isSettled()).isTrue();
  }

  @Test
  void an_incomplete_reply_with_events_is_followed_up_at_once() {
    room.connect();
    room.reply(joined(3, 2, event(1), event(2)));
    assertThat(room.asked()).isEqualTo(after(2));
  }

  @Test
  void an_incomplete_reply_without_events_is_followed_up_after_a_wait_that_doubles_to_5_s() {
    room.connect();
    room.reply(joined(1, 0));
    long step = 200;
    for (int i = 0; i < 8; i++) {
      assertThat(room.pause()).isBetween(Duration.ofMillis(step / 2), Duration.ofMillis(step));
      step = Math.min(5_000, 2 * step);
      room.wake();
      room.reply(page(1, 0));
    }
    assertThat(step).isEqualTo(5_000);
  }

  @Test
  void events_that_come_set_the_wait_back() {
    room.connect();
    room.reply(joined(3, 0));
    room.wake();
    room.reply(page(3, 0));
    room.wake();
    room.reply(page(3, 1, event(1)));
    room.reply(page(3, 1));
    assertThat(room.pause()).isLessThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void after_60_s_the_user_is_told_once_and_the_questions_come_every_30_s() {
    room.connect();
    room.reply(joined(1, 0));
    while (room.now.isBefore(Sample.START.plusSeconds(60))) {
      room.wake();
      room.reply(page(1, 0));
    }
    assertThat(room.fresh).contains(new Effect.Behind());
    assertThat(room.pause()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    room.wake();
    room.reply(page(1, 0));
    assertThat(room.fresh).doesNotContain(new Effect.Behind());
    room.wake();
    room.reply(page(1, 1, event(1)));
    assertThat(room.state.isSettled()).isTrue();
  }

  @Test
  void a_push_that_fills_the_gap_ends_a_repair_that_waits() {
    room.connect();
    room.reply(joined(1, 0));
    Effect.Wake wake = room.only(Effect.Wake.class);
    room.push(event(1));
    assertThat(room.state.isSettled()).isTrue();
    assertThat(room.then(() -> room.state.woken(wake.alarm()))).isEmpty();
  }

  @Test
  void an_alarm_of_a_repair_that_has_ended_does_not_hurry_the_next_one() {
    room.connect();
    room.reply(joined(1, 0));
    Effect.Wake first = room.only(Effect.Wake.class);
    room.push(event(1));
    room.push(event(3));
    room.reply(page(3, 1));
    assertThat(room.then(() -> room.state.woken(first.alarm()))).isEmpty();
  }

  @Test
  void a_complete_reply_that_does_not_reach_what_is_aside_is_not_the_end_of_the_repair() {
    room.inEmptyRoom();
    room.push(event(3));
    room.reply(page(1, 1, event(1)));
    assertThat(room.asked()).isEqualTo(after(1));
    assertThat(room.state.isSettled()).isFalse();
  }

  @Test
  void a_truncated_replay_clears_and_begins_anew() {
    room.inEmptyRoom();
    room.push(event(1));
    room.push(event(9));
    room.reply(truncated(9, 8, event(7, 6), event(8)));
    assertThat(room.shown).containsExactly(event(7, 6), event(8), event(9));
    assertThat(room.state.isSettled()).isTrue();
  }

  @Test
  void a_cursor_above_both_heads_is_forgotten_with_all_that_was_shown() {
    room.inEmptyRoom();
    room.push(event(50, 0));
    room.push(event(90));
    room.then(() -> room.state.pinged(seq(90)));
    room.connect();
    room.reply(truncatedJoin(2, 2, event(1), event(2)));
    assertThat(room.shown).containsExactly(event(1), event(2));
    assertThat(room.state.last()).isEqualTo(seq(2));
    room.push(event(3));
    assertThat(room.state.isSettled()).isTrue();
  }

  private static Reply truncatedJoin(int head, int next, Event... events) {
    return new Reply.Joined(
        "1", Sample.ROOM, "general", "member", seq(head), List.of(events), seq(next), true, true);
  }

  @Test
  void a_pong_with_a_head_beyond_last_starts_the_repair() {
    room.inEmptyRoom();
    room.then(() -> room.state.pinged(seq(1)));
    assertThat(room.asked()).isEqualTo(after(0));
    assertThat(room.then(() -> room.state.pinged(seq(1)))).isEmpty();
    room.reply(page(1, 1, event(1)));
    assertThat(room.then(() -> room.state.pinged(seq(1)))).isEmpty();
  }

  @Test
  void a_room_that_a_pong_does_not_name_is_joined_again() {
    room.inEmptyRoom();
    room.push(event(1));
    room.then(() -> room.state.pinged(null));
    assertThat(room.asked()).isEqualTo(new Action.Join(null, Sample.ROOM, seq(1), null));
  }

  @Test
  void a_room_joined_again_during_a_repair_asks_no_second_question() {
    room.inEmptyRoom();
    room.push(event(3));
    Action question = room.asked();
    room.then(() -> room.state.pinged(null));
    room.reply(joined(3, 1, event(1)));
    assertThat(room.fresh).containsExactly(new Effect.Show(event(1)));
    room.then(() -> room.state.replied(question, page(3, 3, event(1), event(2), event(3))));
    assertThat(room.shown).containsExactly(event(1), event(2), event(3));
    assertThat(room.state.isSettled()).isTrue();
  }

  @Test
  void a_question_that_failed_for_now_is_asked_again_after_the_wait() {
    room.inEmptyRoom();
    room.push(event(2));
    room.reply(refused(ErrorCode.UNAVAILABLE, null));
    assertThat(room.wake()).containsExactly(new Effect.Ask(after(0)));
    room.reply(refused(ErrorCode.RATE_LIMITED, 9_000L));
    assertThat(room.pause()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void a_join_that_failed_for_now_is_asked_again_after_the_wait() {
    room.connect();
    room.reply(refused(ErrorCode.UNAVAILABLE, null));
    room.wake();
    assertThat(room.asked()).isEqualTo(new Action.Join(null, Sample.ROOM, null, null));
  }

  @Test
  void a_join_that_is_refused_for_good_is_told_and_not_repeated() {
    room.connect();
    assertThat(room.reply(refused(ErrorCode.ROOM_NOT_FOUND, null)))
        .containsExactly(new Effect.Refused(null, ErrorCode.ROOM_NOT_FOUND));
    assertThat(room.push(event(1))).isEmpty();
  }

  @Test
  void alarms_and_answers_of_a_connection_that_is_gone_do_nothing() {
    room.inEmptyRoom();
    room.push(event(2));
    Action question = room.asked();
    room.reply(page(2, 0));
    Effect.Wake wake = room.only(Effect.Wake.class);
    room.connect();
    assertThat(room.then(() -> room.state.woken(wake.alarm()))).isEmpty();
    assertThat(room.then(() -> room.state.replied(question, page(2, 1, event(1))))).isEmpty();
  }

  @Test
  void after_leave_events_are_not_shown_and_a_join_replays_them() {
    room.inEmptyRoom();
    assertThat(room.then(room.state::leave))
        .containsExactly(new Effect.Ask(new Action.Leave(null, Sample.ROOM)));
    assertThat(room.push(event(1))).isEmpty();
    room.connect();
    room.reply(joined(1, 1, event(1)));
    assertThat(room.shown).containsExactly(event(1));
  }

  @Test
  void a_message_id_that_is_held_is_not_shown_again_but_counts_in_the_chain() {
    room.inEmptyRoom();
    room.push(event(1));
    room.push(new Event(seq(2), seq(1), event(1).content()));
    assertThat(room.shown).containsExactly(event(1));
    assertThat(room.state.last()).isEqualTo(seq(2));
  }

  @Test
  void an_event_that_could_not_be_read_holds_its_place() {
    room.inEmptyRoom();
    Event unreadable = new Event(seq(1), seq(0), new Content.Unreadable());
    room.push(unreadable, event(2));
    assertThat(room.shown).containsExactly(unreadable, event(2));
  }

  @Test
  void an_event_that_can_be_read_again_is_asked_for_and_shown_in_its_place() {
    room.inEmptyRoom();
    room.push(new Event(seq(1), seq(0), new Content.Unreadable()), event(2));
    room.push(new Event(seq(3), seq(2), new Content.Repaired(seq(1))));
    Action question = room.asked();
    assertThat(question).isEqualTo(new Action.History(null, Sample.ROOM, null, seq(1).next(), 1));
    assertThat(room.then(() -> room.state.replied(question, page(3, 0, event(1)))))
        .containsExactly(new Effect.ShowInPlace(event(1)));
    assertThat(room.then(() -> room.state.replied(question, page(3, 0, event(1))))).isEmpty();
  }

  @Test
  void what_is_before_an_event_that_expired_meanwhile_is_not_shown_for_it() {
    room.inEmptyRoom();
    room.push(event(1), new Event(seq(2), seq(1), new Content.Repaired(seq(9))));
    Action question = room.asked();
    assertThat(room.then(() -> room.state.replied(question, page(2, 0, event(3))))).isEmpty();
  }

  @Test
  void a_repair_under_way_does_not_hold_back_what_one_says() {
    room.inEmptyRoom();
    room.push(event(2));
    room.then(() -> room.state.send("c1", Body.of("hi"), null));
    assertThat(room.asked()).isInstanceOf(Action.Send.class);
  }
}
