package io.roomcast.client;

import static io.roomcast.client.Sample.event;
import static io.roomcast.client.Sample.joined;
import static io.roomcast.client.Sample.page;
import static io.roomcast.client.Sample.refused;
import static io.roomcast.client.Sample.seq;
import static io.roomcast.client.Sample.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Action;
import io.roomcast.events.Body;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.User;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of messages that are changed, or come again, in a client's room. */
final class ChangedMessagesTest {

  private static final User BOB = new User("bob", "Bob");

  private final Played room = new Played();

  @Test
  void a_change_of_a_message_that_is_held_is_shown_in_its_place() {
    room.inEmptyRoom();
    room.push(event(1));
    assertThat(room.push(changing(2, edit(1, "first")), changing(3, edit(1, "second"))))
        .containsExactly(
            new Effect.ShowInPlace(changed(1, 2, edit(1, "first"))),
            new Effect.ShowInPlace(changed(changed(1, 2, edit(1, "first")), 3, edit(1, "second"))));
    assertThat(room.state.last()).isEqualTo(seq(3));
    assertThat(room.shown).containsExactly(event(1));
  }

  @Test
  void a_message_that_is_pinned_is_shown_so_until_it_is_no_longer() {
    room.inEmptyRoom();
    room.push(event(1));
    Content.Change on = new Content.Pin(BOB, Sample.START, "p", seq(1), true);
    Content.Change off = new Content.Pin(BOB, Sample.START, "q", seq(1), false);
    Event pinned = changed(1, 2, on);
    assertThat(((Content.Message) pinned.content()).pinned()).isNotNull();

    assertThat(room.push(changing(2, on))).containsExactly(new Effect.ShowInPlace(pinned));
    assertThat(room.push(changing(3, off)))
        .containsExactly(new Effect.ShowInPlace(changed(pinned, 3, off)));
    room.then(() -> room.state.pin("c1", seq(1), true));
    assertThat(room.asked()).isEqualTo(new Action.Pin(null, Sample.ROOM, "c1", seq(1), true));
  }

  @Test
  void a_change_that_a_message_came_with_is_not_applied_again() {
    Event now = changed(changed(1, 2, react(1, true)), 3, react(1, false));
    room.connect();
    room.reply(joined(3, 3, now, changing(2, react(1, true)), changing(3, react(1, false))));
    assertThat(room.shown).containsExactly(now);
    assertThat(room.fresh).noneMatch(Effect.ShowInPlace.class::isInstance);

    assertThat(room.push(changing(4, react(1, true))))
        .containsExactly(new Effect.ShowInPlace(changed(now, 4, react(1, true))));
  }

  @Test
  void a_change_of_a_message_that_is_not_held_counts_in_the_chain_and_shows_nothing() {
    room.inEmptyRoom();
    room.push(event(1));
    assertThat(
            room.push(
                changing(2, edit(9, "unheld")),
                changing(3, new Content.Delete(BOB, Sample.START, "d", seq(2)))))
        .isEmpty();
    assertThat(room.state.last()).isEqualTo(seq(3));
  }

  @Test
  void a_change_that_comes_before_its_message_is_applied_when_the_message_comes() {
    room.inEmptyRoom();
    Content.Change first = edit(1, "first");
    Content.Change second = edit(1, "second");
    room.push(
        new Event(seq(1), seq(0), new Content.Unreadable()),
        changing(2, first),
        changing(3, second),
        new Event(seq(4), seq(3), new Content.Repaired(seq(1))));
    Event read = changed(1, 2, first);

    assertThat(room.reply(page(4, 0, read)))
        .containsExactly(new Effect.ShowInPlace(changed(read, 3, second)));
    assertThat(room.push(changing(5, react(1, true))))
        .containsExactly(
            new Effect.ShowInPlace(changed(changed(read, 3, second), 5, react(1, true))));
  }

  @Test
  void a_change_that_waits_for_its_message_is_forgotten_with_the_room_s_events() {
    room.inEmptyRoom();
    room.push(
        new Event(seq(1), seq(0), new Content.Unreadable()), changing(2, edit(1, "forgotten")));
    room.push(event(9));
    room.reply(truncated(9, 9, event(9)));
    room.push(new Event(seq(10), seq(9), new Content.Repaired(seq(1))));

    assertThat(room.reply(page(10, 0, event(1)))).containsExactly(new Effect.ShowInPlace(event(1)));
  }

  @Test
  void a_message_that_was_changed_late_is_shown_as_it_is_read_again() {
    room.inEmptyRoom();
    Content.Change reaction = react(1, true);
    room.push(event(1), changing(3, reaction, 1));
    Event shown = changed(1, 3, reaction);
    Content.Change delete = new Content.Delete(BOB, Sample.START, "d", seq(1));
    Event late = changed(shown, 2, delete);
    assertThat(((Content.Message) late.content()).changed()).isEqualTo(seq(3));

    room.push(new Event(seq(4), seq(3), new Content.Repaired(seq(1))));
    Action question = room.asked();

    assertThat(room.reply(page(4, 0, late))).containsExactly(new Effect.ShowInPlace(late));
    assertThat(room.then(() -> room.state.replied(question, page(4, 0, late)))).isEmpty();
  }

  @Test
  void a_message_that_is_read_again_as_it_was_before_a_change_that_came_is_not_shown() {
    room.inEmptyRoom();
    Content.Change edit = edit(1, "edited");
    room.push(event(1), new Event(seq(2), seq(1), new Content.Repaired(seq(1))));
    Action question = room.asked();
    room.push(changing(3, edit));

    assertThat(room.then(() -> room.state.replied(question, page(3, 0, event(1))))).isEmpty();
    assertThat(room.push(changing(4, react(1, true))))
        .containsExactly(new Effect.ShowInPlace(changed(changed(1, 3, edit), 4, react(1, true))));
  }

  @Test
  void a_message_that_is_read_again_deleted_is_shown_so_whatever_came_since() {
    room.inEmptyRoom();
    room.push(event(1), new Event(seq(3), seq(1), new Content.Repaired(seq(1))));
    Action question = room.asked();
    room.push(changing(4, edit(1, "edited")));
    Event late = changed(1, 2, new Content.Delete(BOB, Sample.START, "d", seq(1)));

    assertThat(room.then(() -> room.state.replied(question, page(4, 0, late))))
        .containsExactly(new Effect.ShowInPlace(late));
    assertThat(room.push(changing(5, edit(1, "again")))).isEmpty();
  }

  @Test
  void a_message_that_is_forgotten_is_not_changed() {
    room.inEmptyRoom();
    room.push(event(1), event(4));
    room.reply(truncated(4, 4, event(4)));
    assertThat(room.push(changing(5, edit(1, "forgotten")))).isEmpty();
    assertThat(room.push(changing(6, edit(4, "kept")))).hasSize(1);
  }

  @Test
  void a_change_of_one_s_own_leaves_the_outbox_when_it_comes_back() {
    room.inEmptyRoom();
    room.push(event(1));
    room.then(() -> room.state.react("c1", seq(1), "👍", true));
    assertThat(room.asked())
        .isEqualTo(new Action.React(null, Sample.ROOM, "c1", seq(1), "👍", true));
    room.connect();
    Content own = new Content.Reaction(Sample.ANN, Sample.START, "c1", seq(1), "👍", true);
    room.reply(joined(2, 2, changing(2, own)));
    assertThat(room.state.isSettled()).isTrue();
    assertThat(room.fresh).noneMatch(Effect.Ask.class::isInstance);
  }

  @Test
  void a_change_is_sent_again_while_its_message_is_not_logged() {
    room.inEmptyRoom();
    room.push(event(1));
    room.then(() -> room.state.delete("c1", seq(1)));
    Action asked = room.asked();
    room.reply(new Reply.Refused("1", ErrorCode.MESSAGE_NOT_FOUND, "not yet", null, true, null));
    room.wake();
    assertThat(room.asked()).isEqualTo(asked);
    assertThat(room.reply(refused(ErrorCode.FORBIDDEN, null)))
        .containsExactly(new Effect.Refused("c1", ErrorCode.FORBIDDEN));
  }

  @Test
  void a_change_whose_message_is_not_logged_for_a_minute_is_told_and_the_next_one_goes() {
    room.inEmptyRoom();
    room.push(event(1));
    room.then(() -> room.state.delete("c1", seq(9)));
    room.then(() -> room.state.react("c2", seq(1), "👍", true));
    Action delete = new Action.Delete(null, Sample.ROOM, "c1", seq(9));
    Reply notYet = new Reply.Refused("1", ErrorCode.MESSAGE_NOT_FOUND, "not yet", null, true, null);
    room.now = room.now.plusSeconds(100);
    room.then(() -> room.state.replied(delete, notYet));
    Instant first = room.now;
    while (Duration.between(first, room.now).compareTo(Duration.ofSeconds(60)) <= 0) {
      assertThat(room.wake()).containsExactly(new Effect.Ask(delete));
      room.reply(notYet);
    }

    assertThat(room.fresh)
        .containsExactly(
            new Effect.Refused("c1", ErrorCode.MESSAGE_NOT_FOUND),
            new Effect.Ask(new Action.React(null, Sample.ROOM, "c2", seq(1), "👍", true)));
  }

  private static Event changing(int number, Content content) {
    return changing(number, content, number - 1);
  }

  private static Event changing(int number, Content content, int prev) {
    return new Event(seq(number), seq(prev), content);
  }

  private static Content.Change edit(int target, String text) {
    return new Content.Edit(BOB, Sample.START, "e", seq(target), Body.of(text));
  }

  private static Content.Change react(int target, boolean on) {
    return new Content.Reaction(BOB, Sample.START, "r", seq(target), "👍", on);
  }

  private static Event changed(int number, int at, Content.Change change) {
    return changed(event(number), at, change);
  }

  private static Event changed(Event event, int at, Content.Change change) {
    return new Event(
        event.seq(),
        event.prev(),
        Changes.apply((Content.Message) event.content(), seq(at), change));
  }
}
