package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.Effect;
import io.roomcast.client.RawClient;
import io.roomcast.client.Room;
import io.roomcast.client.RoomcastClient;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Edits, deletes and reactions, from the frame to what everybody reads. */
interface ChangeTests extends OnStack {

  private static ObjectNode edit(String room, String clientId, String target, String text) {
    ObjectNode frame = change("edit", room, clientId, target);
    frame.putObject("body").put("text", text);
    return frame;
  }

  private static ObjectNode delete(String room, String clientId, String target) {
    return change("delete", room, clientId, target);
  }

  private static ObjectNode react(String room, String clientId, String target, boolean on) {
    return change("react", room, clientId, target).put("key", "👍").put("on", on);
  }

  private static ObjectNode change(String action, String room, String clientId, String target) {
    return frame(action, room).put("clientId", clientId).put("target", target);
  }

  private static void refused(RawClient client, ObjectNode frame, String code, boolean temporary) {
    JsonNode error = client.ask(frame);
    assertThat(error.path("code").asText()).as("%s", error).isEqualTo(code);
    assertThat(error.path("temporary").asBoolean()).isEqualTo(temporary);
  }

  /** Says something and waits until it is logged, after so many events; answers its place. */
  private String said(RawClient client, String room, String text, int before) {
    String seq = client.ask(send(room, "said-" + before, text)).path("seq").asText();
    run().items().logged(room, before + 1);
    return seq;
  }

  @Test
  default void an_edit_reaches_all_and_from_then_on_the_message_says_it() {
    String room = run().room();
    String other = run().text("other words");
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient bob = run().rawIn(room, run().user("bob"))) {
      String seq = said(ann, room, run().text("first words"), 0);

      JsonNode ack = ann.ask(edit(room, "edited", seq, other));

      assertThat(ack.path("type").asText()).isEqualTo("ack");
      assertThat(ack.path("clientId").asText()).isEqualTo("edited");
      assertThat(ack.has("messageId")).isFalse();
      assertThat(bob.nextEvent().path("type").asText()).isEqualTo("message");
      JsonNode event = bob.nextEvent();
      assertThat(event.path("type").asText()).isEqualTo("edit");
      assertThat(event.path("seq")).isEqualTo(ack.path("seq"));
      assertThat(event.path("prev").asText()).isEqualTo(seq);
      assertThat(event.path("target").asText()).isEqualTo(seq);
      assertThat(event.path("body").path("text").asText()).isEqualTo(other);

      run().items().logged(room, 2);
      JsonNode view = bob.ask(frame("join", room)).path("events");
      assertThat(view.findValuesAsText("type")).containsExactly("message");
      assertThat(view.get(0).path("body").path("text").asText()).isEqualTo(other);
      assertThat(view.get(0).path("edited").path("seq")).isEqualTo(ack.path("seq"));
      assertThat(view.get(0).path("edited").path("at")).isEqualTo(event.path("sentAt"));
      assertThat(view.get(0).path("changed")).isEqualTo(ack.path("seq"));
      JsonNode replay = bob.ask(frame("history", room).put("after", "0")).path("events");
      assertThat(replay.get(0).path("body").path("text").asText()).isEqualTo(other);
      assertThat(replay.get(1)).isEqualTo(event);
      assertThat(run().items().counted(room)).isEqualTo(1);
    }
  }

  @Test
  default void a_delete_takes_the_text_out_of_all_that_is_kept() {
    String room = run().room();
    String first = run().text("first words");
    String second = run().text("second words");
    String third = run().text("third words");
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      String seq = said(ann, room, first, 0);
      ann.ask(edit(room, "e1", seq, second));
      run().items().logged(room, 2);
      ann.ask(edit(room, "e2", seq, third));
      run().items().logged(room, 3);

      String deleted = ann.ask(delete(room, "d", seq)).path("seq").asText();

      List<RoomItems.Entry> log = run().items().logged(room, 4);
      assertThat(log)
          .extracting(RoomItems.Entry::content)
          .noneMatch(content -> content.contains(first))
          .noneMatch(content -> content.contains(second))
          .noneMatch(content -> content.contains(third));
      JsonNode message = ann.ask(frame("join", room)).path("events").get(0);
      assertThat(message.path("seq").asText()).isEqualTo(seq);
      assertThat(message.path("deleted").path("seq").asText()).isEqualTo(deleted);
      assertThat(message.path("deleted").path("by")).isEqualTo(message.path("from").path("id"));
      assertThat(message.has("body")).isFalse();
      assertThat(message.has("edited")).isFalse();
      JsonNode replay = ann.ask(frame("history", room).put("after", "0")).path("events");
      assertThat(replay.findValuesAsText("type"))
          .containsExactly("message", "edit", "edit", "delete");
      refused(ann, edit(room, "e3", seq, run().text("again")), "MESSAGE_NOT_FOUND", false);
    }
  }

  @Test
  default void what_another_said_is_not_edited_and_deleted_by_a_moderator_alone() {
    String room = run().room();
    String moderator = run().user("mod");
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient bob = run().rawIn(room, run().user("bob"));
        RawClient mod = run().rawIn(room, moderator)) {
      String seq = said(ann, room, run().text("mine"), 0);

      refused(bob, edit(room, "e", seq, run().text("yours")), "FORBIDDEN", false);
      refused(bob, delete(room, "d", seq), "FORBIDDEN", false);
      run().items().role(room, moderator, "moderator");
      refused(mod, edit(room, "e", seq, run().text("ours")), "FORBIDDEN", false);
      assertThat(mod.ask(delete(room, "d", seq)).path("type").asText()).isEqualTo("ack");

      assertThat(run().items().logged(room, 2)).hasSize(2);
      JsonNode message = ann.ask(frame("join", room)).path("events").get(0);
      assertThat(message.path("deleted").path("by").asText()).isEqualTo(moderator);
    }
  }

  @Test
  default void a_reaction_is_on_once_and_taken_back() {
    String room = run().room();
    String bob = run().user("bob");
    try (RawClient ann = run().rawIn(room, run().user("ann"));
        RawClient first = run().rawIn(room, bob);
        RawClient second = run().raw(bob)) {
      String seq = said(ann, room, run().text("well?"), 0);
      first.ask(react(room, "on", seq, true));
      second.ask(react(room, "on-again", seq, true));
      ann.ask(react(room, "on", seq, true));
      run().items().logged(room, 4);
      JsonNode message = ann.ask(frame("join", room)).path("events").get(0);
      assertThat(message.path("reactions").path("👍")).hasSize(2);
      assertThat(message.path("reactions").path("👍").get(0).asText()).isEqualTo(bob);

      JsonNode back = first.ask(react(room, "back", seq, false));
      ann.ask(react(room, "back", seq, false));
      run().items().logged(room, 6);
      message = ann.ask(frame("join", room)).path("events").get(0);
      assertThat(message.has("reactions")).isFalse();
      assertThat(message.path("changed").asText()).isGreaterThan(back.path("seq").asText());
    }
  }

  @Test
  default void paging_back_shows_messages_as_they_are_now_and_no_changes_between_them() {
    String room = run().room();
    String edited = run().text("edited");
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      String one = said(ann, room, run().text("one"), 0);
      String two = said(ann, room, run().text("two"), 1);
      for (int i = 0; i < 6; i++) {
        ann.ask(react(room, "r" + i, two, i % 2 == 0));
      }
      ann.ask(edit(room, "e", one, edited));
      run().items().logged(room, 9);
      String three = said(ann, room, run().text("three"), 9);

      JsonNode page = ann.ask(frame("history", room).put("before", three).put("limit", 2));

      assertThat(page.path("events").findValuesAsText("seq")).startsWith(one).contains(two);
      assertThat(page.path("events")).hasSize(2);
      assertThat(page.path("events").get(0).path("body").path("text").asText()).isEqualTo(edited);
      assertThat(page.path("next").isMissingNode()).isTrue();
      assertThat(page.path("truncated").asBoolean()).isFalse();
    }
  }

  @Test
  default void a_change_that_is_sent_again_is_there_once() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      String seq = said(ann, room, run().text("well?"), 0);
      ObjectNode frame = react(room, "again", seq, true);
      JsonNode first = ann.ask(frame);
      JsonNode again = ann.ask(frame);
      assertThat(again.path("type").asText()).isEqualTo("ack");
      if (backend().repeatsSequences()) {
        assertThat(again.path("seq")).isEqualTo(first.path("seq"));
      }
      // The same clientId with another action is another event.
      ann.ask(delete(room, "again", seq));
      assertThat(run().items().logged(room, 3)).hasSize(3);
    }
  }

  @Test
  default void what_is_not_there_yet_is_worth_another_try_and_what_is_no_message_is_not() {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      String seq = said(ann, room, run().text("well?"), 0);
      String change = ann.ask(react(room, "on", seq, true)).path("seq").asText();
      run().items().logged(room, 2);
      refused(ann, delete(room, "d1", change), "MESSAGE_NOT_FOUND", false);
      refused(ann, delete(room, "d2", "0"), "MESSAGE_NOT_FOUND", false);
      refused(ann, delete(room, "d3", change + "0"), "MESSAGE_NOT_FOUND", true);
    }
  }

  @Test
  default void one_who_was_cut_off_sees_every_change_applied_once() {
    String room = run().room();
    try (RoomcastClient ann = run().client(run().user("ann"));
        RoomcastClient bob = run().client(run().user("bob"))) {
      Room annsRoom = ann.join(room);
      Room bobsRoom = bob.join(room);
      ann.say(room, run().text("one"));
      ann.say(room, run().text("two"));
      shows(bobsRoom, 2);
      Sequence one = bobsRoom.shown().getFirst().seq();
      Sequence two = bobsRoom.shown().getLast().seq();
      bob.react(room, one, "👍", true);
      bob.drop();
      // Said at once: what is not logged yet is sent again until it is.
      ann.edit(room, one, run().text("edited"));
      ann.react(room, one, "👍", true);
      ann.say(room, run().text("three"));
      ann.drop();
      ann.delete(room, two);
      bob.react(room, one, "👍", false);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  annsRoom.isSettled()
                      && bobsRoom.isSettled()
                      && run().items().log(room).size() == 8);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(now(bobsRoom)).isEqualTo(now(annsRoom)).hasSize(3));

      assertThat(annsRoom.told()).allMatch(Effect.Accepted.class::isInstance);
      List<Content.Message> shown = now(bobsRoom);
      assertThat(shown.get(0).edited()).isNotNull();
      assertThat(Objects.requireNonNull(shown.get(0).reactions()).get("👍")).hasSize(1);
      assertThat(shown.get(1).deleted()).isNotNull();
      try (RoomcastClient late = run().client(run().user("cy"))) {
        Room latesRoom = late.join(room);
        shows(latesRoom, 3);
        assertThat(now(latesRoom)).isEqualTo(shown);
      }
    }
  }

  private static void shows(Room room, int messages) {
    await().atMost(Duration.ofSeconds(30)).until(() -> room.shownCount() == messages);
  }

  private static List<Content.Message> now(Room room) {
    return room.shown().stream().map(Event::content).map(Content.Message.class::cast).toList();
  }
}
