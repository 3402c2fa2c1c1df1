package io.roomcast.operator;

import static io.roomcast.operator.WrittenRooms.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.aws.Table;
import io.roomcast.client.RawClient;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.publishing.Envelope;
import io.roomcast.publishing.Publication;
import io.roomcast.publishing.SnsEventPublisher;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Letters that history put aside or missed, and what becomes of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class DeadLettersIT {

  private static final Codec CODEC = new Codec();

  private final LocalStack local = LocalStack.options().port(0).start();
  private final Stack stack = TestStacks.of(local);
  private final Consumer history = stack.consumer("history");
  private final RoomReader reader = new RoomReader(new Table(local.dynamoDb(), local.tableName()));
  private final AtomicInteger rooms = new AtomicInteger();

  @AfterAll
  void end() {
    stack.close();
    local.close();
  }

  /** Each test begins without letters. */
  @AfterEach
  void empty() {
    for (Consumer consumer : stack.consumers()) {
      for (StackQueue queue : List.of(consumer.deadLetters(), consumer.undelivered())) {
        local.sqs().purgeQueue(request -> request.queueUrl(queue.url()));
      }
    }
  }

  @Test
  void events_that_the_log_lost_are_put_back_in_their_places() {
    String room = room();
    List<Sequence> seqs = publish(room, 5);
    List<LogEntry> before = log(room);
    lose(room, seqs.get(1), before.get(2));
    lose(room, seqs.get(3), before.get(4));
    letter(history.deadLetters(), room, seqs.get(3), CODEC.encode(message(4)));
    letter(history.undelivered(), room, seqs.get(1), CODEC.encode(message(2)));

    Told told = Told.on(local, "dead-letters", "redrive", "history");

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
  void a_dry_run_changes_nothing() {
    String room = room();
    List<Sequence> seqs = publish(room, 3);
    lose(room, seqs.get(1), log(room).get(2));
    List<LogEntry> before = log(room);
    letter(history.deadLetters(), room, seqs.get(1), CODEC.encode(message(2)));

    Told told = Told.on(local, "dead-letters", "redrive", "--dry-run");

    assertThat(told.lines().getFirst())
        .startsWith("would send  HistoryDeadLetterQueue")
        .contains(room, seqs.get(1).text());
    assertThat(told.exit()).isZero();
    assertThat(log(room)).isEqualTo(before);
    assertThat(Told.on(local, "dead-letters", "list", "--json").json().path("seen")).hasSize(1);
  }

  @Test
  void an_event_that_history_already_holds_has_no_effect() {
    String room = room();
    List<Sequence> seqs = publish(room, 3);
    List<LogEntry> before = log(room);
    letter(history.deadLetters(), room, seqs.get(1), CODEC.encode(message(99)));

    assertThat(Told.on(local, "dead-letters", "redrive").out()).isEqualTo("1 letter sent.\n");

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

    Told told = Told.on(local, "dead-letters", "redrive");

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

    Told told = Told.on(local, "dead-letters", "redrive", "--json");

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
  void a_payload_that_cannot_be_read_holds_its_place_until_it_can_be() {
    String room = room();
    try (RawClient ann = RawClient.connect(local.webSocketUrl(), local.token("ann"))) {
      ann.ask(RawClient.frame("join", "general"));
      ann.ask(RawClient.send("general", room, "before"));
      Sequence poison = poison("general");
      ann.ask(RawClient.send("general", room + "-after", "after"));

      assertThat(List.of(ann.nextEvent(), ann.nextEvent(), ann.nextEvent()))
          .extracting(event -> event.path("type").asText())
          .containsExactly("message", "unreadable", "message");
      List<LogEntry> log = logOf("general", 3);
      assertThat(log.get(1)).isEqualTo(unreadable(log, poison));
      await().until(() -> letters(history) == 1);
      Told shown = Told.on(local, "dead-letters", "show", poison.text());
      assertThat(shown.out()).contains("HistoryDeadLetterQueue", "general", "a verse");

      Told kept = Told.on(local, "dead-letters", "redrive");
      assertThat(kept.exit()).isEqualTo(Roomcast.FOUND);
      assertThat(letters(history)).isEqualTo(1);
      empty();
      letter(history.deadLetters(), "general", poison, CODEC.encode(message(2)));

      assertThat(Told.on(local, "dead-letters", "redrive").out()).isEqualTo("1 letter sent.\n");

      JsonNode repaired = ann.nextEvent();
      assertThat(repaired.path("type").asText()).isEqualTo("repaired");
      assertThat(repaired.path("target").asText()).isEqualTo(poison.text());
      LogEntry mended = log("general").get(1);
      assertThat(mended.repaired()).as("nothing is left to be told").isFalse();
      assertThat(mended.seq()).isEqualTo(poison);
      assertThat(mended.prev()).isEqualTo(log.get(0).seq());
      assertThat(CODEC.content(mended.content())).isEqualTo(new Decoded.Valid<Content>(message(2)));
    }
  }

  /** What a room was told of in the end. */
  private List<Sequence> repaired(String room) {
    return log(room).stream()
        .map(entry -> CODEC.content(entry.content()))
        .filter(
            content ->
                content instanceof Decoded.Valid<Content>(Content valid)
                    && valid instanceof Content.Repaired)
        .map(content -> ((Content.Repaired) ((Decoded.Valid<Content>) content).value()).target())
        .toList();
  }

  private static LogEntry unreadable(List<LogEntry> log, Sequence seq) {
    return new LogEntry(
        seq, log.getFirst().seq(), CODEC.encode(new Content.Unreadable()), null, false);
  }

  private Redrive redrive(Stack over) {
    return new Redrive(
        over,
        history,
        history.deadLetters(),
        CODEC,
        new Repairs(over, CODEC),
        Duration.ofSeconds(2),
        new Progress(new PrintWriter(Writer.nullWriter()), false, 0));
  }

  private String room() {
    return "letters-" + rooms.incrementAndGet();
  }

  /** Messages of a room, once the log has them. */
  private List<Sequence> publish(String room, int messages) {
    SnsEventPublisher publisher = new SnsEventPublisher(local.sns(), local.topicArn(), 10, CODEC);
    List<Sequence> seqs =
        IntStream.rangeClosed(1, messages)
            .mapToObj(
                number ->
                    publisher.publish(
                        new Publication(room, room + number, message(number), "correlation")))
            .toList();
    logOf(room, messages);
    return seqs;
  }

  /** An event that no version can read. */
  private Sequence poison(String room) {
    String number =
        local
            .sns()
            .publish(
                request ->
                    request
                        .topicArn(local.topicArn())
                        .messageGroupId(room)
                        .messageDeduplicationId(UUID.randomUUID().toString())
                        .message("{\"type\":\"poem\",\"verse\":\"a verse\"}")
                        .messageAttributes(TestStacks.attributes()))
            .sequenceNumber();
    return Sequence.of(10, number);
  }

  private List<LogEntry> log(String room) {
    return reader.log(room, reader.state(room).logged()).toList();
  }

  private List<LogEntry> logOf(String room, int events) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> log(room), log -> log.size() == events);
  }

  /** Takes an event out of the log, as if it never came: the next one links past it. */
  private void lose(String room, Sequence seq, LogEntry next) {
    TestStacks.lose(new Table(local.dynamoDb(), local.tableName()), reader, room, seq, next);
  }

  private void letter(StackQueue queue, String room, Sequence seq, String content) {
    String body = TestStacks.envelope(seq, content);
    assertThat(Envelope.read(room, body).orElseThrow().seq()).isEqualTo(seq);
    local
        .sqs()
        .sendMessage(
            request ->
                request
                    .queueUrl(queue.url())
                    .messageGroupId(room)
                    .messageDeduplicationId(UUID.randomUUID().toString())
                    .messageBody(body));
  }

  private long letters(Consumer consumer) {
    List<Long> sizes = new ArrayList<>();
    for (StackQueue queue : List.of(consumer.deadLetters(), consumer.undelivered())) {
      sizes.add(new LetterQueue(local.sqs(), queue, CODEC).size());
    }
    return sizes.stream().mapToLong(Long::longValue).sum();
  }

  /** Waits until a consumer's queue is empty. */
  private void settle(Consumer consumer) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> new LetterQueue(local.sqs(), consumer.queue(), CODEC).size() == 0);
  }
}
