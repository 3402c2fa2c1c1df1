package io.roomcast.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.events.Content.Change;
import io.roomcast.events.Content.Delete;
import io.roomcast.events.Content.Edit;
import io.roomcast.events.Content.Message;
import io.roomcast.events.Content.Reaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final User ANN = new User("ann", "Ann");
  private static final Message SAID =
      new Message(ANN, NOON, "0123456789012345678901", "c1", Body.of("said"), seq(1));

  @Test
  void an_edit_puts_another_body_in_the_place_of_the_first() {
    Message edited = Changes.apply(SAID, seq(5), edit("edited"));

    assertThat(edited.body()).isEqualTo(Body.of("edited"));
    assertThat(edited.edited()).isEqualTo(new Edited(seq(5), NOON));
    assertThat(edited.changed()).isEqualTo(seq(5));
    assertThat(edited.replyTo()).isEqualTo(seq(1));
    assertThat(edited.messageId()).isEqualTo(SAID.messageId());
  }

  @Test
  void the_later_of_two_edits_counts_in_whatever_order_they_come() {
    Message inOrder = after(SAID, seq(5), edit("first"), seq(6), edit("second"));
    Message late = after(SAID, seq(6), edit("second"), seq(5), edit("first"));

    assertThat(inOrder.body()).isEqualTo(Body.of("second"));
    assertThat(late).isEqualTo(inOrder);
  }

  @Test
  void an_edit_whose_text_is_gone_changes_nothing() {
    Edit gone = ((Edit) edit("gone")).withoutBody();

    assertThat(Changes.apply(SAID, seq(5), gone)).isEqualTo(SAID);
  }

  @Test
  void a_delete_leaves_who_said_it_and_nothing_of_what_was_said() {
    Message busy = after(SAID, seq(5), edit("edited"), seq(6), react("bob", "👍", true));

    Message deleted = Changes.apply(busy, seq(7), delete("mod"));

    assertThat(deleted.from()).isEqualTo(ANN);
    assertThat(deleted.body()).isNull();
    assertThat(deleted.edited()).isNull();
    assertThat(deleted.reactions()).isNull();
    assertThat(deleted.deleted()).isEqualTo(new Deleted(seq(7), NOON, "mod"));
    assertThat(deleted.changed()).isEqualTo(seq(7));
  }

  @Test
  void an_edit_mentions_nobody_anew_and_a_delete_takes_the_mentions_out() {
    Message mentioning =
        new Message(
            ANN, NOON, SAID.messageId(), "c1", Body.of("@bob"), null, List.of("bob", "cyd"));

    Message edited = Changes.apply(mentioning, seq(5), edit("@dan"));

    assertThat(edited.mentions()).containsExactly("bob", "cyd");
    assertThat(Changes.apply(edited, seq(6), delete("mod")).mentions()).isNull();
  }

  @Test
  void the_first_of_two_deletes_counts_in_whatever_order_they_come() {
    Message inOrder = after(SAID, seq(5), delete("ann"), seq(7), delete("mod"));
    Message late = after(SAID, seq(7), delete("mod"), seq(5), delete("ann"));

    assertThat(inOrder.deleted()).isEqualTo(new Deleted(seq(5), NOON, "ann"));
    assertThat(inOrder.changed()).as("the second does nothing").isEqualTo(seq(5));
    assertThat(late.deleted()).isEqualTo(inOrder.deleted());
    assertThat(late.changed()).isEqualTo(seq(7));
  }

  @Test
  void what_is_deleted_takes_no_edit_and_no_reaction_earlier_or_later() {
    Message deleted = Changes.apply(SAID, seq(7), delete("ann"));

    assertThat(Changes.apply(deleted, seq(8), edit("again"))).isEqualTo(deleted);
    assertThat(Changes.apply(deleted, seq(6), edit("before"))).isEqualTo(deleted);
    assertThat(Changes.apply(deleted, seq(8), react("bob", "👍", true))).isEqualTo(deleted);
  }

  @Test
  void a_reaction_is_on_once_and_taken_back_once() {
    Message on = Changes.apply(SAID, seq(5), react("bob", "👍", true));
    Message again = Changes.apply(on, seq(6), react("bob", "👍", true));
    Message off = Changes.apply(on, seq(7), react("bob", "👍", false));

    assertThat(on.reactions()).isEqualTo(Map.of("👍", List.of("bob")));
    assertThat(again).isEqualTo(on);
    assertThat(off.reactions()).isNull();
    assertThat(off.changed()).isEqualTo(seq(7));
    assertThat(Changes.apply(off, seq(8), react("bob", "👍", false))).isEqualTo(off);
  }

  @Test
  void a_message_is_pinned_by_the_last_pin_until_it_is_no_longer() {
    Message on = Changes.apply(SAID, seq(5), pin("mod", true));
    Message again = Changes.apply(on, seq(7), pin("ann", true));

    assertThat(on.pinned()).isEqualTo(new Pinned(seq(5), NOON, "mod"));
    assertThat(on.changed()).isEqualTo(seq(5));
    assertThat(on.body()).isEqualTo(SAID.body());
    assertThat(again.pinned()).isEqualTo(new Pinned(seq(7), NOON, "ann"));
    assertThat(Changes.apply(again, seq(6), pin("mod", false))).as("late").isEqualTo(again);
    assertThat(Changes.apply(again, seq(6), pin("mod", true))).as("late").isEqualTo(again);
    Message off = Changes.apply(again, seq(8), pin("mod", false));
    assertThat(off.pinned()).isNull();
    assertThat(off.changed()).isEqualTo(seq(8));
    assertThat(Changes.apply(off, seq(9), pin("mod", false))).isEqualTo(off);
  }

  @Test
  void what_is_pinned_stays_so_when_it_is_edited_and_not_when_it_is_deleted() {
    Message pinned = Changes.apply(SAID, seq(5), pin("mod", true));
    Message edited = after(pinned, seq(6), edit("edited"), seq(7), react("bob", "👍", true));

    assertThat(edited.pinned()).isEqualTo(pinned.pinned());
    Message deleted = Changes.apply(edited, seq(8), delete("ann"));
    assertThat(deleted.pinned()).isNull();
    assertThat(Changes.apply(deleted, seq(9), pin("mod", true))).isEqualTo(deleted);
  }

  @Test
  void keys_and_users_are_in_the_order_in_which_they_came() {
    Message message = SAID;
    message = Changes.apply(message, seq(5), react("bob", "z", true));
    message = Changes.apply(message, seq(6), react("cyd", "a", true));
    message = Changes.apply(message, seq(7), react("ann", "z", true));

    assertThat(Objects.requireNonNull(message.reactions()))
        .containsExactly(Map.entry("z", List.of("bob", "ann")), Map.entry("a", List.of("cyd")));
  }

  @Test
  void a_message_takes_20_keys_and_no_more() {
    Message full = SAID;
    for (int i = 0; i < 20; i++) {
      full = Changes.apply(full, seq(10 + i), react("bob", "k" + i, true));
    }

    assertThat(Objects.requireNonNull(full.reactions())).hasSize(20);
    assertThat(Changes.hasRoom(full, react("bob", "k20", true))).isFalse();
    assertThat(Changes.apply(full, seq(40), react("bob", "k20", true))).isEqualTo(full);
    assertThat(Changes.hasRoom(full, react("ann", "k3", true))).isTrue();
    assertThat(Changes.hasRoom(full, react("bob", "k3", true))).as("is on").isTrue();
    assertThat(Changes.hasRoom(full, react("bob", "k3", false))).isTrue();
  }

  @Test
  void a_message_takes_100_reactions_and_no_more() {
    Message full = SAID;
    for (int i = 0; i < 100; i++) {
      full = Changes.apply(full, seq(10 + i), react("user" + i, "k" + i % 3, true));
    }

    assertThat(Changes.hasRoom(full, react("one more", "k1", true))).isFalse();
    assertThat(Changes.hasRoom(full, react("user7", "k1", true))).as("is on").isTrue();
    assertThat(Changes.apply(full, seq(200), react("one more", "k1", true))).isEqualTo(full);
  }

  @Test
  void reactions_take_8_kilobytes_of_compact_json_and_no_more() throws JsonProcessingException {
    Message full = SAID;
    for (int i = 0; i < 38; i++) {
      full =
          Changes.apply(full, seq(10 + i), react("\"".repeat(97) + "%03d".formatted(i), "k", true));
    }
    full = Changes.apply(full, seq(50), react("bob", "\"\\€", true));
    int free = Changes.MAX_BYTES - json(full) - ",\"\"".length();

    Reaction last = react("a".repeat(free), "k", true);

    assertThat(Changes.hasRoom(full, react("a".repeat(free + 1), "k", true))).isFalse();
    assertThat(Changes.hasRoom(full, last)).isTrue();
    assertThat(json(Changes.apply(full, seq(60), last))).isEqualTo(Changes.MAX_BYTES);
  }

  /** The bytes of UTF-8 that its reactions take. */
  private static int json(Message message) throws JsonProcessingException {
    return new JsonMapper().writeValueAsBytes(message.reactions()).length;
  }

  private static Message after(
      Message message, Sequence one, Change first, Sequence other, Change second) {
    return Changes.apply(Changes.apply(message, one, first), other, second);
  }

  private static Sequence seq(int number) {
    return Sequence.of(10, Integer.toString(100 + number));
  }

  private static Change edit(String text) {
    return new Edit(ANN, NOON, "c2", seq(2), Body.of(text));
  }

  private static Change delete(String by) {
    return new Delete(new User(by, by), NOON, "c3", seq(2));
  }

  private static Change pin(String by, boolean on) {
    return new Content.Pin(new User(by, by), NOON, "c5", seq(2), on);
  }

  private static Reaction react(String user, String key, boolean on) {
    return new Reaction(new User(user, user), NOON, "c4", seq(2), key, on);
  }
}
