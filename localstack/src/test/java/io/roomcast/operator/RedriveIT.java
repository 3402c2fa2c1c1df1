package io.roomcast.operator;

import static io.roomcast.operator.WrittenRooms.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A redrive while history, the queues or AWS do not behave. */
@Timeout(120)
final class RedriveIT extends LettersOnStack {

  /** Before everything that the topic numbers. */
  private static final Sequence OLD = Sequence.of(10, "7");

  private static final String POEM = "{\"type\":\"poem\"}";

  @Test
  void a_room_is_told_of_an_event_that_history_puts_before_what_waited_ahead_of_it() {
    String room = room();
    letter(history.deadLetters(), room, OLD, CODEC.encode(message(0)));
    CompletableFuture<Void> redriven;
    settle(history);
    local.mapping("History").pause();
    try {
      say(room, 3);
      await().until(() -> waiting() == 3);
      redriven = CompletableFuture.runAsync(redrive(stack, Duration.ofSeconds(25))::run);
      await().until(() -> waiting() == 4);
    } finally {
      local.mapping("History").resume();
    }
    redriven.join();

    List<LogEntry> log = logOf(room, 5);
    assertThat(log.getFirst().seq()).isEqualTo(OLD);
    assertThat(log.getFirst().repaired()).as("nothing is left to be told").isFalse();
    assertThat(repaired(room)).containsExactly(OLD);
    assertThat(letters(history)).isZero();
  }

  @Test
  void what_history_has_not_taken_in_time_stays_and_the_next_run_tells_its_room() {
    String room = room();
    letter(history.deadLetters(), room, OLD, CODEC.encode(message(0)));
    settle(history);
    local.mapping("History").pause();
    try {
      say(room, 2);
      await().until(() -> waiting() == 2);
      Redrive early = redrive(stack, Duration.ofMillis(300));
      early.run();
      assertThat(early.kept()).hasSize(1);
    } finally {
      local.mapping("History").resume();
    }
    settle(history);
    assertThat(logOf(room, 3).getFirst().repaired()).isTrue();

    Told told = Told.on(local, "dead-letters", "redrive", "History", "--send");

    assertThat(told.out()).isEqualTo("1 letter sent.\n");
    logOf(room, 4);
    assertThat(repaired(room)).containsExactly(OLD);
    assertThat(letters(history)).isZero();
  }

  @Test
  void one_that_fails_midway_says_what_it_did_and_then_why() {
    String room = room();
    List<Sequence> seqs = publish(room, 3);
    for (Sequence seq : seqs) {
      letter(history.deadLetters(), room, seq, CODEC.encode(message(1)));
    }

    Told text = Told.over(failingAtDelete(2), "dead-letters", "redrive", "History", "--send");

    assertThat(text.exit()).isEqualTo(Roomcast.NOT_LOOKED);
    assertThat(text.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("unfinished").contains(seqs.get(1).text()),
            line -> assertThat(line).startsWith("unfinished").contains(seqs.get(2).text()),
            line -> assertThat(line).isEqualTo("1 letter sent."));
    assertThat(text.err()).startsWith("AWS could not be asked (away)").hasLineCount(1);

    Told json =
        Told.over(failingAtDelete(2), "dead-letters", "redrive", "History", "--send", "--json");

    assertThat(json.exit()).isEqualTo(Roomcast.NOT_LOOKED);
    assertThat(json.json().path("sent").findValuesAsText("seq"))
        .containsExactly(seqs.get(1).text());
    assertThat(json.json().path("unfinished").findValuesAsText("seq"))
        .containsExactly(seqs.get(2).text());
  }

  /** The nth letter cannot be taken away. */
  private Stack failingAtDelete(int nth) {
    AtomicInteger deletes = new AtomicInteger();
    return TestStacks.withSqs(
        TestStacks.of(local),
        (call, _) -> {
          if (call.equals("deleteMessage") && deletes.incrementAndGet() == nth) {
            throw SdkClientException.create("away");
          }
        });
  }

  @Test
  void what_ten_letters_that_stay_hide_is_counted() {
    String room = room();
    List<Sequence> seqs = publish(room, 11);
    for (int i = 0; i < 11; i++) {
      letter(
          history.deadLetters(), room, seqs.get(i), i < 10 ? POEM : CODEC.encode(message(i + 1)));
    }

    Told dryRun = Told.on(local, "dead-letters", "redrive", "History");
    Told told = Told.on(local, "dead-letters", "redrive", "History", "--send");

    assertThat(dryRun.lines().getLast())
        .isEqualTo(
            "0 letters would be sent, of those that can be seen: the first ten of each room, 10"
                + " stay, about 1 was not seen. Nothing was sent: add --send.");
    assertThat(dryRun.exit()).isEqualTo(Roomcast.FOUND);
    assertThat(told.lines().getLast())
        .isEqualTo("0 letters sent, 10 stay, about 1 behind ten of a room that stay was not seen.");
    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
  }

  @Test
  void what_is_behind_fewer_letters_that_stay_is_sent_however_many_rooms_have_such() {
    List<String> two = List.of(room(), room());
    two.forEach(room -> publish(room, 7));
    for (String room : two) {
      log(room).stream()
          .limit(6)
          .forEach(entry -> letter(history.deadLetters(), room, entry.seq(), POEM));
    }
    for (String room : two) {
      LogEntry last = log(room).getLast();
      letter(history.deadLetters(), room, last.seq(), last.content());
    }

    Told told = Told.on(local, "dead-letters", "redrive", "History", "--send");

    assertThat(told.lines().getLast()).isEqualTo("2 letters sent, 12 stay.");
    assertThat(letters(history)).isEqualTo(12);
  }

  @Test
  void what_is_published_has_a_correlation_where_the_letter_has_none() {
    String room = room();
    List<Sequence> seqs = publish(room, 3);
    lose(room, seqs.get(1), log(room).get(2));
    Map<String, MessageAttributeValue> attributes = new HashMap<>(TestStacks.attributes());
    attributes.remove("correlation");
    letter(history.deadLetters(), room, seqs.get(1), CODEC.encode(message(2)), attributes);
    List<PublishRequest> published = new ArrayList<>();

    redrive(TestStacks.withSns(stack, published::add), Duration.ofSeconds(20)).run();

    assertThat(published)
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.messageAttributes())
                    .containsEntry(
                        "correlation",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("redrive")
                            .build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Broadcast", "History", "Counters", "Removal"})
  void letters_go_back_to_the_queue_they_came_from_as_new_messages_of_their_room(String name) {
    Consumer consumer = stack.consumer(name);
    String room = room();
    List<Sequence> seqs = publish(room, 2);
    await().until(() -> reader.state(room).messages() == 2);
    for (Sequence seq : seqs) {
      letter(consumer.deadLetters(), room, seq, CODEC.encode(message(1)));
    }
    List<SendMessageRequest> sent = new ArrayList<>();
    Stack watched =
        TestStacks.withSqs(
            stack,
            (call, argument) -> {
              if (call.equals("sendMessage")) sent.add(TestStacks.sent(argument));
            });

    redrive(watched, consumer, Duration.ofSeconds(20)).run();

    settle(consumer);
    assertThat(sent)
        .hasSize(2)
        .allSatisfy(
            message -> {
              assertThat(message.queueUrl()).isEqualTo(consumer.queue().url());
              assertThat(message.messageGroupId()).isEqualTo(room);
            });
    assertThat(sent).extracting(SendMessageRequest::messageDeduplicationId).doesNotHaveDuplicates();
    assertThat(letters(consumer)).isZero();
    assertThat(reader.state(room).messages()).as("what came again counts nothing").isEqualTo(2);
    assertThat(log(room)).extracting(LogEntry::seq).isEqualTo(seqs);
  }

  /** How many messages are in history's queue. */
  private long waiting() {
    return new LetterQueue(local.sqs(), history.queue(), CODEC).size();
  }

  @Test
  void a_room_is_told_to_read_the_message_again_that_a_delete_came_late_for() {
    String room = room();
    List<Sequence> seqs = publish(room, 3);
    Sequence said = seqs.getFirst();
    lose(room, seqs.get(1), log(room).get(2));
    Content delete = new Content.Delete(new User("ann", "Ann"), Instant.now(), "delete", said);
    letter(history.deadLetters(), room, seqs.get(1), CODEC.encode(delete));

    redrive(stack, Duration.ofSeconds(20)).run();

    List<LogEntry> log = logOf(room, 4);
    assertThat(repaired(room)).containsExactly(said);
    assertThat(log.get(1).seq()).isEqualTo(seqs.get(1));
    assertThat(log.getFirst().content()).contains("\"deleted\"").doesNotContain("Hello");
  }
}
