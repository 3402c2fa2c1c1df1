package io.roomcast.ingest;

import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Body;
import io.roomcast.events.Changes;
import io.roomcast.events.Content;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Event;
import io.roomcast.events.Reply;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import io.roomcast.sockets.CapturedLog;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits, deletes and reactions, of whom and of what they are taken. */
class ChangingTest extends ChangingScene {

  @Test
  void a_moderator_pins_a_message_and_takes_it_back() {
    member("mo", "moderator");

    Reply.Ack ack = (Reply.Ack) answer("mo", PIN);

    assertThat(ack)
        .isEqualTo(Reply.Ack.changed("7", "general", "c1", Objects.requireNonNull(ack.seq())));
    assertThat(topic.published().getFirst().content())
        .isEqualTo(new Content.Pin(new User("mo", "mo's name"), at, "c1", seq(3), true));
    answer("mo", PIN.replace("c1\"", "c2\",\"on\":false"));
    assertThat(((Content.Pin) topic.published().getLast().content()).on()).isFalse();
    assertThat(answer("mo", PIN)).as("the same again").isEqualTo(ack);
    assertThat(topic.published()).hasSize(2);
  }

  @Test
  void what_is_deleted_or_gone_is_not_pinned() {
    member("mo", "moderator");
    log(
        3,
        Changes.apply(
            said(3), seq(4), new Content.Delete(new User("ana", "Ana"), at, "d", seq(3))));

    assertThat(code(answer("mo", PIN))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    Reply.Refused notYet = (Reply.Refused) answer("mo", PIN.replace(TARGET, seq(9).text()));
    assertThat(notYet.code()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    assertThat(notYet.temporary()).isTrue();
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void the_author_s_edit_is_published_and_acked_with_its_place() {
    Reply reply = answer("ana", EDIT);

    assertThat(topic.published().getFirst().content())
        .isEqualTo(
            new Content.Edit(new User("ana", "ana's name"), at, "c1", seq(3), Body.of("edited")));
    assertThat(topic.published().getFirst().room()).isEqualTo("general");
    assertThat(reply)
        .isEqualTo(Reply.Ack.changed("7", "general", "c1", Sequence.of(10, "1000001")));
  }

  @Test
  void the_author_s_delete_is_published_and_acked() {
    assertThat(answer("ana", DELETE)).isInstanceOf(Reply.Ack.class);

    assertThat(topic.published().getFirst().content())
        .isEqualTo(new Content.Delete(new User("ana", "ana's name"), at, "c1", seq(3)));
  }

  @ParameterizedTest
  @CsvSource({"'',true", "'\"on\":true,',true", "'\"on\":false,',false"})
  void every_member_s_reaction_is_published_and_is_on_unless_it_says_otherwise(
      String field, boolean on) {
    assertThat(answer("bob", REACT.replace("\"key\"", field + "\"key\"")))
        .isInstanceOf(Reply.Ack.class);

    assertThat(topic.published().getFirst().content())
        .isEqualTo(new Content.Reaction(new User("bob", "bob's name"), at, "c1", seq(3), "👍", on));
  }

  @Test
  void the_same_frame_again_is_the_same_change_and_each_action_counts_by_itself() {
    Reply first = answer("ana", EDIT);
    Reply again = answer("ana", EDIT);
    answer("ana", REACT);
    answer("ana", DELETE);

    assertThat(again).isEqualTo(first);
    assertThat(topic.published())
        .extracting(publication -> publication.content().getClass().getSimpleName())
        .containsExactly("Edit", "Reaction", "Delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "moderator", "owner"})
  void nobody_but_the_author_edits(String role) {
    member("bob", role);

    assertThat(code(answer("bob", EDIT))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void a_member_does_not_delete_what_another_said() {
    Reply.Refused refused = (Reply.Refused) answer("bob", DELETE);

    assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refused.temporary()).isFalse();
    assertThat(topic.published()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"moderator", "owner"})
  void a_moderator_and_an_owner_delete_what_others_said(String role) {
    member("bob", role);

    assertThat(answer("bob", DELETE)).isInstanceOf(Reply.Ack.class);
    assertThat(topic.published()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {EDIT_ACTION, DELETE_ACTION, REACT_ACTION})
  void what_is_no_message_cannot_be_changed(String action) {
    log(3, new Content.Unreadable());

    Reply.Refused refused = (Reply.Refused) answer("ana", frame(action));

    assertThat(refused.code()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    assertThat(refused.temporary()).isFalse();
    assertThat(refused.id()).isEqualTo("7");
    assertThat(topic.published()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {EDIT_ACTION, DELETE_ACTION, REACT_ACTION})
  void what_is_not_logged_yet_is_worth_another_try(String action) {
    Reply.Refused refused =
        (Reply.Refused) answer("ana", frame(action).replace(TARGET, seq(4).text()));

    assertThat(refused.code()).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    assertThat(refused.temporary()).isTrue();
    assertThat(topic.published()).isEmpty();
  }

  @Test
  void what_is_deleted_takes_no_edit_and_no_reaction_but_another_delete() {
    Content.Change delete = new Content.Delete(new User("ana", "ana's name"), at, "c0", seq(3));
    log(3, Changes.apply(said(3), seq(5), delete));

    assertThat(code(answer("ana", EDIT))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    assertThat(code(answer("ana", REACT))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    assertThat(answer("ana", DELETE)).isInstanceOf(Reply.Ack.class);
  }

  @Test
  void what_has_expired_takes_no_edit_and_no_reaction_but_a_delete_by_its_author() {
    Event said = new Event(seq(3), Sequence.NONE, said(3));
    table.put(Keys.event("general", seq(3)), new StoredEvent(said, now));

    assertThat(code(answer("ana", EDIT))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    assertThat(code(answer("ana", REACT))).isEqualTo(ErrorCode.MESSAGE_NOT_FOUND);
    assertThat(code(answer("bob", DELETE))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(topic.published()).isEmpty();
    assertThat(answer("ana", DELETE)).isInstanceOf(Reply.Ack.class);
  }

  @Test
  void a_reaction_too_many_reaches_the_limit_and_taking_one_back_does_not() {
    Content.Message full = said(3);
    for (int i = 0; i < Changes.MAX_KEYS; i++) {
      full =
          Changes.apply(
              full,
              seq(10 + i),
              new Content.Reaction(new User("bob", "bob's name"), at, "c", seq(3), "k" + i, true));
    }
    log(3, full);

    assertThat(code(answer("bob", REACT))).isEqualTo(ErrorCode.LIMIT_REACHED);
    assertThat(topic.published()).isEmpty();
    assertThat(answer("bob", REACT.replace("👍", "k7"))).isInstanceOf(Reply.Ack.class);
    assertThat(answer("bob", REACT.replace("\"key\"", "\"on\":false,\"key\"")))
        .isInstanceOf(Reply.Ack.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {EDIT_ACTION, DELETE_ACTION, REACT_ACTION})
  void changing_needs_membership(String action) {
    table.call(all -> all.remove(Keys.member("general", "ana")));

    assertThat(code(answer("ana", frame(action)))).isEqualTo(ErrorCode.NOT_MEMBER);
  }

  @Test
  void a_change_takes_a_permit_of_the_pace_as_a_message_does() {
    Reply reply = answer("ana", REACT);
    for (int i = 0; reply instanceof Reply.Ack; i++) {
      assertThat(i).isLessThan(20);
      reply = answer("ana", REACT.replace("c1", "more" + i));
    }

    assertThat(code(reply)).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(topic.published()).hasSize(10);
  }

  @Test
  void an_edit_leaves_one_line_in_the_log_without_its_text() {
    try (CapturedLog log = new CapturedLog()) {
      answer("ana", EDIT.replace("edited", "s3cret"));

      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().getFirst())
          .doesNotContain("s3cret")
          .contains("\"did\":\"ack\"")
          .contains("\"action\":\"edit\"")
          .contains("\"room\":\"general\"")
          .contains("\"seq\":\"10071000001\"");
    }
  }
}
