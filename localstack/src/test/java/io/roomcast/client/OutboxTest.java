package io.roomcast.client;

import static io.roomcast.client.Sample.ack;
import static io.roomcast.client.Sample.event;
import static io.roomcast.client.Sample.joined;
import static io.roomcast.client.Sample.own;
import static io.roomcast.client.Sample.page;
import static io.roomcast.client.Sample.refused;
import static io.roomcast.client.Sample.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutboxTest {

  private static final Body HI = Body.of("hi");

  private final Played room = new Played();

  private List<Effect> say(String clientId) {
    return room.then(() -> room.state.send(clientId, HI, null));
  }

  private static Effect.Ask sending(String clientId) {
    return new Effect.Ask(new Action.Send(null, Sample.ROOM, clientId, HI, null));
  }

  private static Reply.Joined replayed(int head, boolean truncated, Event... events) {
    return new Reply.Joined(
        "1",
        Sample.ROOM,
        "general",
        "member",
        seq(head),
        List.of(events),
        seq(head),
        true,
        truncated);
  }

  @Test
  void the_next_message_is_sent_after_the_ack_of_the_last() {
    room.inEmptyRoom();
    assertThat(say("c1")).containsExactly(sending("c1"));
    Action first = room.asked();
    assertThat(say("c2")).isEmpty();
    assertThat(room.push(own(1, "c1"))).containsExactly(new Effect.Show(own(1, "c1")));
    room.then(() -> room.state.replied(first, ack("c1", 1)));
    assertThat(room.fresh).containsExactly(new Effect.Accepted(ack("c1", 1)), sending("c2"));
  }

  @Test
  void an_ack_never_moves_last() {
    room.inEmptyRoom();
    say("c1");
    room.reply(ack("c1", 1));
    assertThat(room.state.last()).isEqualTo(seq(0));
  }

  @Test
  void nothing_is_sent_before_a_complete_join() {
    assertThat(say("c1")).isEmpty();
    room.connect();
    room.reply(joined(2, 1, event(1)));
    assertThat(room.asked()).isInstanceOf(Action.History.class);
    assertThat(room.reply(page(2, 2, event(2))))
        .containsExactly(new Effect.Show(event(2)), sending("c1"));
  }

  @Test
  void a_message_without_an_answer_is_sent_again_with_the_same_client_id() {
    room.inEmptyRoom();
    say("c1");
    room.reply(refused(ErrorCode.UNAVAILABLE, null));
    assertThat(room.wake()).containsExactly(sending("c1"));
  }

  @Test
  void a_message_that_is_too_fast_waits_as_long_as_asked_whatever_else_is_said() {
    room.inEmptyRoom();
    say("c1");
    room.reply(refused(ErrorCode.RATE_LIMITED, 7_000L));
    assertThat(room.pause()).isEqualTo(Duration.ofSeconds(7));
    Effect.Wake wake = room.only(Effect.Wake.class);
    assertThat(say("c2")).isEmpty();
    assertThat(room.then(() -> room.state.woken(wake.alarm()))).containsExactly(sending("c1"));
  }

  @Test
  void a_message_that_is_refused_is_told_and_the_next_one_goes() {
    room.inEmptyRoom();
    say("c1");
    Action first = room.asked();
    say("c2");
    room.then(() -> room.state.replied(first, refused(ErrorCode.SCHEMA_INVALID, null)));
    assertThat(room.fresh)
        .containsExactly(new Effect.Refused("c1", ErrorCode.SCHEMA_INVALID), sending("c2"));
  }

  @Test
  void after_a_reconnect_what_came_back_is_dropped_and_the_rest_is_sent_again() {
    room.inEmptyRoom();
    say("c1");
    say("c2");
    room.connect();
    assertThat(room.reply(joined(1, 1, own(1, "c1"))))
        .containsExactly(new Effect.Show(own(1, "c1")), sending("c2"));
    room.connect();
    assertThat(room.reply(joined(1, 1))).containsExactly(sending("c2"));
  }

  @Test
  void the_same_client_id_of_another_user_is_not_ones_own() {
    room.inEmptyRoom();
    say("b1");
    room.connect();
    assertThat(room.reply(joined(1, 1, event(1)))).contains(sending("b1"));
  }

  @Test
  void after_five_minutes_a_truncated_replay_asks_the_user() {
    room.inEmptyRoom();
    say("c1");
    Action first = room.asked();
    say("c2");
    room.then(() -> room.state.replied(first, refused(ErrorCode.UNAVAILABLE, null)));
    room.now = room.now.plusSeconds(301);
    room.connect();
    room.reply(replayed(8, true, event(8, 7)));
    assertThat(room.fresh)
        .contains(
            new Effect.Doubtful(new Action.Send(null, Sample.ROOM, "c1", HI, null)), sending("c2"));
  }

  @Test
  void within_five_minutes_a_truncated_replay_does_not_matter() {
    room.inEmptyRoom();
    say("c1");
    room.now = room.now.plusSeconds(299);
    room.connect();
    room.reply(replayed(8, true, event(8, 7)));
    assertThat(room.fresh).contains(sending("c1"));
  }

  @Test
  void a_message_that_was_never_sent_is_never_doubtful() {
    room.inEmptyRoom();
    room.state.disconnected();
    say("c1");
    room.now = room.now.plusSeconds(301);
    room.connect();
    room.reply(replayed(8, true, event(8, 7)));
    assertThat(room.fresh).contains(sending("c1"));
  }

  @Test
  void after_five_minutes_on_one_connection_a_replay_comes_before_the_next_attempt() {
    room.inEmptyRoom();
    say("c1");
    room.now = room.now.plusSeconds(301);
    room.reply(refused(ErrorCode.UNAVAILABLE, null));
    room.wake();
    assertThat(room.asked()).isInstanceOf(Action.History.class);
    room.reply(page(1, 1, own(1, "c1")));
    assertThat(room.fresh).containsExactly(new Effect.Show(own(1, "c1")));
    assertThat(room.state.isSettled()).isTrue();
  }

  @Test
  void a_message_that_came_back_needs_no_ack() {
    room.inEmptyRoom();
    say("c1");
    Action first = room.asked();
    room.push(own(1, "c1"));
    room.then(() -> room.state.replied(first, refused(ErrorCode.UNAVAILABLE, null)));
    assertThat(room.fresh).isEmpty();
    assertThat(room.state.isSettled()).isTrue();
  }
}
