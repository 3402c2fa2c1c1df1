package io.roomcast.operator;

import static io.roomcast.aws.Item.text;
import static io.roomcast.operator.WrittenRooms.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.aws.Table;
import io.roomcast.client.RawClient;
import io.roomcast.events.Sequence;
import io.roomcast.history.Originals;
import io.roomcast.publishing.Envelope;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Letters that history put aside or missed, and what becomes of them. */
@Timeout(120)
final class DeadLettersIT extends LettersOnStack {

  @Test
  void events_that_the_log_lost_are_put_back_in_their_places() {
    String room = room();
    List<Sequence> seqs = publish(room, 5);
    List<LogEntry> before = log(room);
    lose(room, seqs.get(1), before.get(2));
    lose(room, seqs.get(3), before.get(4));
    letter(history.deadLetters(), room, seqs.get(3), CODEC.encode(message(4)));
    letter(history.undelivered(), room, seqs.get(1), CODEC.encode(message(2)));

    Told told = Told.on(local, "dead-letters", "redrive", "history", "--send");

    assertThat(told).isEqualTo(new Told(Roomcast.HEALTHY, "2 letters sent.\n", ""));
    assertThat(log(room)).startsWith(before.toArray(LogEntry[]::new));
    assertThat(letters(history)).isZero();
  }

  @Test
  void letters_of_a_room_are_sent_in_the_order_of_their_sequences() {
    String room = room();
    List<Sequence> seqs = publish(room, 4);
    for (int i : List.of(2, 0, 3, 1)) {
      letter(history.deadLetters(), room, seqs.get(i), CODEC.encode(message(i + 1)));
    }

    List<String> sent = new ArrayList<>();
    Stack watched =
        TestStacks.withSqs(
            stack,
            (call, argument) -> {
              if (call.equals("sendMessage")) sent.add(TestStacks.sent(argument).messageBody());
            });
    redrive(watched).run();

    assertThat(sent)
        .extracting(body -> Envelope.read(room, body).orElseThrow().seq())
        .isEqualTo(seqs);
  }

  @Test
  void without_send_it_is_a_dry_run_and_changes_nothing() {
    String room = room();
    List<Sequence> seqs = publish(room, 3);
    lose(room, seqs.get(1), log(room).get(2));
    List<LogEntry> before = log(room);
    letter(history.deadLetters(), room, seqs.get(1), CODEC.encode(message(2)));

    Told told = Told.on(local, "dead-letters", "redrive", "History");

    assertThat(told.lines().getFirst())
        .startsWith("would send  HistoryDeadLetterQueue")
        .contains(room, seqs.get(1).text());
    assertThat(told.lines().getLast())
        .isEqualTo(
            "1 letter would be sent, of those that can be seen: the first ten of each room."
                + " Nothing was sent: add --send.");
    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
    assertThat(log(room)).isEqualTo(before);
    assertThat(Told.on(local, "dead-letters", "list", "--json").json().path("seen")).hasSize(1);
  }

  @Test
  void without_letters_nothing_is_found() {
    assertThat(Told.on(local, "dead-letters", "list", "History"))
        .isEqualTo(new Told(Roomcast.HEALTHY, "No dead letters.\n", ""));
    assertThat(Told.on(local, "dead-letters", "redrive", "History"))
        .isEqualTo(
            new Told(
                Roomcast.HEALTHY,
                "0 letters would be sent, of those that can be seen: the first ten of each room."
                    + " Nothing was sent: add --send.\n",
                ""));
  }

  @Test
  void an_event_that_history_already_holds_has_no_effect() {
    String room = room();
    List<Sequence> seqs = publish(room, 3);
    List<LogEntry> before = log(room);
    letter(history.deadLetters(), room, seqs.get(1), CODEC.encode(message(99)));

    assertThat(Told.on(local, "dead-letters", "redrive", "History", "--send").out())
        .isEqualTo("1 letter sent.\n");

    settle(history);
    assertThat(log(room)).as("nothing changed, and nobody was told").isEqualTo(before);
    assertThat(letters(history)).isZero();
  }

  @Test
  void a_redrive_that_was_interrupted_is_begun_again_and_nothing_is_lost() {
    String room = room();
    List<Sequence> seqs = publish(room, 4);
    List<LogEntry> before = log(room);
    lose(room, seqs.get(2), before.get(3));
    lose(room, seqs.get(1), before.get(3));
    letter(history.deadLetters(), room, seqs.get(1), CODEC.encode(message(2)));
    letter(history.deadLetters(), room, seqs.get(2), CODEC.encode(message(3)));
    Stack failing =
        TestStacks.withSqs(
            stack,
            (call, _) -> {
              if (call.equals("deleteMessage")) throw SdkClientException.create("away");
            });

    assertThatThrownBy(() -> redrive(failing).run()).hasMessageContaining("away");
    settle(history);
    assertThat(letters(history)).isEqualTo(2);

    Told told = Told.on(local, "dead-letters", "redrive", "History", "--send");

    assertThat(told.out()).isEqualTo("2 letters sent.\n");
    settle(history);
    assertThat(logOf(room, 6)).startsWith(before.toArray(LogEntry[]::new));
    assertThat(repaired(room)).containsExactly(seqs.get(1), seqs.get(2));
    assertThat(letters(history)).isZero();
  }

  @Test
  void what_cannot_be_read_stays_and_what_is_behind_it_goes_on() {
    String room = room();
    List<Sequence> seqs = publish(room, 14);
    for (int i = 0; i < 14; i++) {
      String content = i < 2 ? "{\"type\":\"poem\"}" : CODEC.encode(message(i + 1));
      letter(history.deadLetters(), room, seqs.get(i), content);
    }
    String other = room();
    letter(history.deadLetters(), other, publish(other, 1).getFirst(), CODEC.encode(message(1)));

    Told told = Told.on(local, "dead-letters", "redrive", "History", "--send", "--json");

    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
    assertThat(told.json().path("sent")).hasSize(13);
    assertThat(told.json().path("kept").findValuesAsText("seq"))
        .containsExactly(seqs.get(0).text(), seqs.get(1).text());
    assertThat(told.json().path("kept").findValuesAsText("unreadable"))
        .allMatch(why -> why.startsWith("type is one of"));
    assertThat(letters(history)).isEqualTo(2);
  }

  @Test
  void what_history_has_no_place_for_stays_and_its_room_is_not_told() {
    String room = room();
    List<Sequence> seqs = publish(room, 2);
    Sequence older = Sequence.of(10, "7");
    TestStacks.forget(new Table(local.dynamoDb(), local.tableName()), room, seqs.getFirst());
    letter(history.deadLetters(), room, older, CODEC.encode(message(0)));

    Redrive redrive = redrive(stack);
    redrive.run();

    assertThat(redrive.sent()).isEmpty();
    assertThat(redrive.kept()).extracting(Letter::seq).containsExactly(Optional.of(older));
    assertThat(log(room)).extracting(LogEntry::seq).containsExactly(seqs.getLast());
    assertThat(letters(history)).isEqualTo(1);
  }

  @Test
  void a_payload_that_cannot_be_read_holds_its_place_and_is_a_letter() {
    String room = room();
    try (RawClient ann = RawClient.connect(local.webSocketUrl(), local.token("ann"))) {
      ann.ask(RawClient.frame("join", "general"));
      Sequence before = acked(ann, room);
      Sequence poison = poison("general");
      ann.ask(RawClient.send("general", room + "-after", "after"));

      assertThat(List.of(ann.nextEvent(), ann.nextEvent(), ann.nextEvent()))
          .extracting(event -> event.path("type").asText())
          .containsExactly("message", "unreadable", "message");
      await().until(() -> reader.find("general", poison).isPresent());
      assertThat(reader.find("general", poison))
          .contains(new LogEntry(poison, before, UNREADABLE, null, false));
      await().until(() -> letters(history) == 1);
      Told shown = Told.on(local, "dead-letters", "show", poison.text());
      assertThat(shown.out()).contains("HistoryDeadLetterQueue", "general", "a verse");

      Told kept = Told.on(local, "dead-letters", "redrive", "History", "--send");
      assertThat(kept.exit()).isEqualTo(Roomcast.FOUND);
      assertThat(letters(history)).isEqualTo(1);
    }
  }

  @Test
  void an_event_that_cannot_be_read_counts_in_the_metrics_that_the_alarms_watch() {
    Set<PrintedMetrics.Metric> watched = PrintedMetrics.watchedBy("UnreadableAlarm");
    assertThat(watched).extracting(PrintedMetrics.Metric::service).hasSize(4);
    // Which takes events of deleted rooms alone.
    watched.removeIf(metric -> metric.service().equals("removal"));
    try (PrintedMetrics printed = PrintedMetrics.begin()) {
      poison(room());

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(printed.soFar()).containsAll(watched));
    }
  }

  @Test
  void a_letter_that_history_wrote_is_mended_in_its_place_and_the_room_is_told() {
    String room = room();
    try (RawClient ann = RawClient.connect(local.webSocketUrl(), local.token("ann"))) {
      ann.ask(RawClient.frame("join", "general"));
      acked(ann, room);
      Sequence seq = acked(ann, room + "-2");
      Sequence last = acked(ann, room + "-3");
      await().until(() -> reader.find("general", last).isPresent());
      LogEntry whole = reader.find("general", seq).orElseThrow();
      String body = TestStacks.envelope(seq, whole.content());
      Originals.keep(local.sqs(), history.deadLetters().url(), "general", seq, body);
      new WrittenRooms(new Table(local.dynamoDb(), local.tableName()))
          .set(Keys.event("general", seq), "content", text(UNREADABLE));

      Told told = Told.on(local, "dead-letters", "redrive", "History", "--send");

      assertThat(told).isEqualTo(new Told(Roomcast.HEALTHY, "1 letter sent.\n", ""));
      assertThat(List.of(ann.nextEvent(), ann.nextEvent(), ann.nextEvent()))
          .extracting(event -> event.path("type").asText())
          .containsOnly("message");
      JsonNode repaired = ann.nextEvent();
      assertThat(repaired.path("type").asText()).isEqualTo("repaired");
      assertThat(repaired.path("target").asText()).isEqualTo(seq.text());
      assertThat(reader.find("general", seq)).contains(whole);
      assertThat(letters(history)).isZero();
    }
  }

  private static Sequence acked(RawClient client, String clientId) {
    JsonNode ack = client.ask(RawClient.send("general", clientId, "on and on"));
    return new Sequence(ack.path("seq").asText());
  }
}
