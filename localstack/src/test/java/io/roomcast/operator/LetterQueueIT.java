package io.roomcast.operator;

import static io.roomcast.operator.WrittenRooms.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Letters that SQS shows again early, has not counted yet, or does not release. */
@Timeout(120)
final class LetterQueueIT extends LettersOnStack {

  /** Before everything that the topic numbers. */
  private static final Sequence OLD = Sequence.of(10, "7");

  private static final String POEM = "{\"type\":\"poem\"}";

  @Test
  void letters_that_sqs_has_not_counted_yet_are_found_all_the_same() {
    String room = room();
    Sequence seq = publish(room, 1).getFirst();
    letter(history.deadLetters(), room, seq, CODEC.encode(message(1)));

    assertThat(uncounted("list", "History").out()).contains(seq.text(), "1 dead letter.");
    assertThat(uncounted("show", seq.text()).out()).contains(room);
    assertThat(uncounted("redrive", "History").out()).startsWith("would send").contains(seq.text());
    assertThat(uncounted("redrive", "History", "--send").out()).isEqualTo("1 letter sent.\n");
    assertThat(letters(history)).isZero();
  }

  private Told uncounted(String... arguments) {
    return deadLetters(TestStacks.withEmptySizes(TestStacks.of(local)), arguments);
  }

  @Test
  void letters_that_could_not_be_released_are_told_of_unless_their_time_was_over() {
    letter(history.deadLetters(), room(), OLD, POEM);
    assertThatThrownBy(() -> releasing("AccessDenied").look())
        .isInstanceOf(CannotLook.class)
        .hasMessage(
            "1 letter of HistoryDeadLetterQueue could not be released (AccessDenied): wait two"
                + " minutes before you look again.");
    for (String code :
        List.of("AWS.SimpleQueueService.MessageNotInflight", "InvalidParameterValue")) {
      empty();
      letter(history.deadLetters(), room(), OLD, POEM);
      assertThat(releasing(code).look().letters()).as(code).hasSize(1);
    }
    empty();
    letter(history.deadLetters(), room(), OLD, POEM);
    LetterQueue real = new LetterQueue(local.sqs(), history.deadLetters(), CODEC);
    List<Letter> received = real.receive();
    real.release(received);
    assertThatCode(() -> real.release(received)).doesNotThrowAnyException();
  }

  private LetterQueue releasing(String code) {
    Stack refusing = TestStacks.withRefusedReleases(stack, code);
    return new LetterQueue(refusing.sqs(), history.deadLetters(), CODEC);
  }

  @Test
  void letters_are_released_ten_in_a_call() {
    twelve(POEM);
    List<String> calls = new ArrayList<>();
    Stack watched = TestStacks.withSqs(stack, (call, _) -> calls.add(call));

    assertThat(new LetterQueue(watched.sqs(), history.deadLetters(), CODEC).look().letters())
        .hasSize(12);

    assertThat(calls)
        .filteredOn(call -> call.startsWith("changeMessageVisibility"))
        .containsExactly("changeMessageVisibilityBatch", "changeMessageVisibilityBatch");
    assertThat(new LetterQueue(local.sqs(), history.deadLetters(), CODEC).look().letters())
        .as("in sight again")
        .hasSize(12);
  }

  @Test
  void what_only_looks_ends_where_letters_come_again_before_all_were_read() {
    twelve(CODEC.encode(message(0)));

    Told listed = returning("list", "History");
    assertThat(listed.lines().getLast())
        .startsWith("12 dead letters, of which the first 1")
        .endsWith(" are seen: letters came again before all were read.");
    assertThat(listed.lines()).as("none twice").doesNotHaveDuplicates();
    assertThat(returning("list", "History", "--json").json().path("more"))
        .isEqualTo(BooleanNode.TRUE);
    assertThat(returning("show", "another").err())
        .contains("or it was not read, because letters came again before all were read");
    assertThat(returning("redrive", "History").lines().getLast())
        .matches(
            "1[0-2] letters would be sent, of the first 1[0-2] that were read, .*: letters came"
                + " again before all were read\\. Nothing was sent: add --send\\.");
    assertThat(returning("redrive", "History", "--json").json().path("more"))
        .isEqualTo(BooleanNode.TRUE);
    assertThat(Told.on(local, "dead-letters", "list", "History", "--json").json().path("seen"))
        .hasSize(12);
  }

  @Test
  void a_redrive_ends_where_what_stays_comes_again_before_all_was_read() {
    twelve(POEM);

    Told told = returning("redrive", "History", "--send");

    assertThat(told.lines().getLast())
        .matches("0 letters sent, 1[0-2] stay, .*: letters came again before all were read\\.");
    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
    assertThat(letters(history)).isEqualTo(12);
  }

  /** Letters of as many rooms. */
  private void twelve(String content) {
    for (int i = 0; i < 12; i++) letter(history.deadLetters(), room(), OLD, content);
  }

  private Told returning(String... arguments) {
    return deadLetters(TestStacks.withNothingOutOfSight(TestStacks.of(local)), arguments);
  }

  private static Told deadLetters(Stack over, String... arguments) {
    List<String> all = new ArrayList<>(List.of("dead-letters"));
    all.addAll(List.of(arguments));
    return Told.over(over, all.toArray(String[]::new));
  }
}
