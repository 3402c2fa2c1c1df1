package io.roomcast.operator;

import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;
import static io.roomcast.operator.WrittenRooms.message;
import static io.roomcast.operator.WrittenRooms.seq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.table.Keys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The doctor counts again, unless the log may still get what the counter has. */
@Timeout(120)
final class RepairIT extends LettersOnStack {

  private final WrittenRooms written =
      new WrittenRooms(new Table(local.dynamoDb(), local.tableName()));

  @Test
  void a_counter_is_counted_again_when_that_is_asked_for() {
    String room = written.healthy(room(), 20);
    written.set(Keys.counters(room), "messageCount", number(23));
    settle(history);

    Told told = repair(room);

    assertThat(told.lines().getFirst())
        .isEqualTo("The counter of " + room + " said 23 and says 20 now.");
    assertThat(counted(room)).isEqualTo(20);
    assertThat(Told.on(local, "doctor", room).out()).startsWith("Healthy");
  }

  @Test
  void a_counter_that_is_right_stays_so_while_history_has_a_letter() {
    String room = room();
    List<Sequence> seqs = publish(room, 3);
    settle(stack.consumer("counters"));
    settle(history);
    lose(room, seqs.get(1), log(room).get(2));
    letter(history.deadLetters(), room, seqs.get(1), CODEC.encode(message(2)));

    Told told = repair(room);

    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
    assertThat(told.lines().getFirst())
        .isEqualTo(
            "No counter was counted again, because History has 1 letter, which the logs may not"
                + " have yet: redrive first (./localstack/roomcast dead-letters redrive History"
                + " --send), and repair when nothing waits.");
    assertThat(counted(room)).isEqualTo(3);
    Told.on(local, "dead-letters", "redrive", "History", "--send");
    assertThat(Told.on(local, "doctor", room).out()).startsWith("Healthy");
  }

  @Test
  void a_counter_that_is_right_stays_so_while_events_wait_for_history() {
    String room = written.healthy(room(), 20);
    written.remove(room, 7);
    written.set(Keys.event(room, seq(8)), "prev", text(seq(6).text()));
    settle(history);
    local.mapping("History").pause();
    try {
      say(room(), 2);
      await().until(() -> new LetterQueue(local.sqs(), history.queue(), CODEC).size() == 2);

      Told told = repair(room, "--json");

      assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
      assertThat(told.json().path("findings").findValuesAsText("kind"))
          .containsExactly("COUNTER_WRONG");
      assertThat(told.json().path("notRepaired").asText())
          .startsWith("No counter was counted again, because History has 2 events waiting, which");
      assertThat(counted(room)).isEqualTo(20);
    } finally {
      local.mapping("History").resume();
    }
    settle(history);
    repair(room);
    assertThat(counted(room)).as("what the log has, now that nothing waits").isEqualTo(19);
  }

  /** Nothing is on its way in the room. */
  private Told repair(String room, String... more) {
    List<String> arguments = new ArrayList<>(List.of("doctor", room, "--repair", "--pause", "0"));
    arguments.addAll(List.of(more));
    return Told.on(local, arguments.toArray(String[]::new));
  }

  private long counted(String room) {
    return reader.state(room).messages();
  }
}
