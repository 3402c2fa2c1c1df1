package io.roomcast.operator;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;
import static io.roomcast.aws.Item.text;
import static io.roomcast.operator.WrittenRooms.seq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.roomcast.aws.Table;
import io.roomcast.client.RawClient;
import io.roomcast.events.Sequence;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What the doctor finds, and where it has nothing to say. Only the first test finds all healthy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(120)
final class DoctorIT {

  private static final int ROOMS = Integer.getInteger("doctor.rooms", 10);
  private static final int MESSAGES = Integer.getInteger("doctor.messages", 300);

  private final AtomicInteger rooms = new AtomicInteger();
  private final LocalStack stack = LocalStack.options().port(0).start();
  private final WrittenRooms written =
      new WrittenRooms(new Table(stack.dynamoDb(), stack.tableName()));

  @BeforeAll
  void write() {
    for (int room = 0; room < ROOMS; room++) {
      written.healthy("healthy-" + room, MESSAGES);
    }
  }

  @AfterAll
  void end() {
    stack.close();
  }

  @Test
  @Order(1)
  void a_healthy_stack_is_one_line() {
    Told told = Told.on(stack, "doctor", "--rooms", Integer.toString(ROOMS));

    assertThat(told.out())
        .isEqualTo(
            "Healthy: %,d rooms with %,d events, 12 queues.%n".formatted(ROOMS, ROOMS * MESSAGES));
    assertThat(told.err()).isEmpty();
    assertThat(told.exit()).isZero();
  }

  @Test
  @Order(2)
  void a_room_in_use_is_not_accused() throws InterruptedException {
    try (RawClient ann = RawClient.connect(stack.webSocketUrl(), stack.token("ann"))) {
      ann.ask(RawClient.frame("join", "general"));
      ann.ask(RawClient.send("general", "first", "and on"));
      ann.nextEvent();
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Void> chatter =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; !enough.get(); i++) {
                  ann.ask(RawClient.send("general", "m" + i, "on and on"));
                }
              },
              task -> Thread.ofVirtual().start(task));
      for (int look = 0; look < 3; look++) {
        Sequence before = head("general");
        Told told = Told.on(stack, "doctor", "general", "healthy-0");
        assertThat(told.out()).startsWith("Healthy: 2 rooms").hasLineCount(1);
        await("messages between this look and the next")
            .until(() -> head("general").isAfter(before));
      }
      enough.set(true);
      assertThat(chatter).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  private Sequence head(String room) {
    return new RoomReader(new Table(stack.dynamoDb(), stack.tableName())).state(room).head();
  }

  @Test
  void a_sample_that_found_no_room_says_whether_there_is_none() {
    Told cut = scanning(() -> page(true), "doctor");
    assertThat(cut.exit()).isEqualTo(Roomcast.NOT_LOOKED);
    assertThat(cut.err())
        .isEqualTo(
            "The scan for a sample ended after 64 MB, before it found a room: name rooms, or look at"
                + " the queues alone with --rooms 0.\n");
    assertThat(scanning(() -> page(false), "doctor").out())
        .isEqualTo("Healthy: no room in the table yet, 12 queues.\n");
    assertThat(Told.on(stack, "doctor", "--rooms", "0").out())
        .isEqualTo("Healthy: no room looked at, 12 queues.\n");
  }

  @Test
  void a_sample_that_is_smaller_than_asked_because_the_scan_ended_says_so() {
    Told told = scanning(() -> page(true, "healthy-0"), "doctor");

    assertThat(told.out())
        .isEqualTo(
            "Healthy: 1 room with %,d events, 12 queues; the scan for a sample of 50 rooms ended after 64 MB.%n"
                .formatted(MESSAGES));
    assertThat(scanning(() -> page(true, "healthy-0"), "doctor", "--json").json().path("scanCut"))
        .isEqualTo(BooleanNode.TRUE);
    assertThat(scanning(() -> page(false, "healthy-0"), "doctor").out())
        .isEqualTo("Healthy: 1 room with %,d events, 12 queues.%n".formatted(MESSAGES));
  }

  private Told scanning(Supplier<ScanResponse> page, String... arguments) {
    return Told.over(TestStacks.withScan(TestStacks.of(stack), page), arguments);
  }

  /** A page of a scan with the heads of rooms, and perhaps another page after it. */
  private static ScanResponse page(boolean goesOn, String... rooms) {
    var page =
        ScanResponse.builder().items(Stream.of(rooms).map(room -> key(Keys.head(room))).toList());
    if (goesOn) page.lastEvaluatedKey(key(Keys.head("another")));
    return page.build();
  }

  @Test
  void a_message_that_was_removed_from_the_log_is_named() {
    String room = room();
    written.remove(room, 7);

    JsonNode finding = only(look(room));

    assertThat(finding.path("kind").asText()).isEqualTo("EVENT_MISSING");
    assertThat(finding.path("sentence").asText())
        .as("history has no place for a letter of it")
        .contains("point-in-time recovery")
        .doesNotContain("redrive");
    assertThat(finding.path("room").asText()).isEqualTo(room);
    assertThat(finding.path("seq").asText()).isEqualTo(seq(7).text());
    assertThat(finding.path("by").asInt()).isEqualTo(1);
  }

  @Test
  void messages_that_were_removed_beside_each_other_are_counted() {
    String room = room();
    written.remove(room, 7);
    written.remove(room, 8);
    written.remove(room, 9);

    JsonNode finding = only(look(room));

    assertThat(finding.path("seq").asText()).isEqualTo(seq(9).text());
    assertThat(finding.path("by").asInt()).isEqualTo(3);
  }

  @Test
  void the_first_and_the_last_event_are_missed_too() {
    String room = room();
    written.remove(room, 1);
    written.remove(room, 20);

    Told told = look(room);

    assertThat(told.json().path("findings").findValuesAsText("seq"))
        .containsExactly(seq(1).text(), seq(20).text());
  }

  @Test
  void an_event_that_the_next_one_does_not_link_to_is_named() {
    String room = room();
    written.set(Keys.event(room, seq(9)), "prev", text(seq(7).text()));

    JsonNode finding = only(look(room));

    assertThat(finding.path("kind").asText()).isEqualTo("EVENT_UNLINKED");
    assertThat(finding.path("seq").asText()).isEqualTo(seq(8).text());
  }

  @Test
  void a_counter_that_is_off_by_one_is_named_with_the_difference() {
    String room = room();
    written.set(Keys.counters(room), "messageCount", number(19));

    Told told = look(room);

    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
    JsonNode finding = only(told);
    assertThat(finding.path("kind").asText()).isEqualTo("COUNTER_WRONG");
    assertThat(finding.path("by").asInt()).isEqualTo(-1);
    assertThat(finding.path("sentence").asText())
        .endsWith(
            "redrive dead letters first; when there are none, ./localstack/roomcast doctor --repair "
                + room
                + " counts again.");
  }

  @Test
  void a_stale_head_is_named_with_how_far_it_is_behind() {
    String room = room();
    written.set(Keys.head(room), "head", text(seq(16).text()));

    JsonNode finding = only(look(room));

    assertThat(finding.path("kind").asText()).isEqualTo("HEAD_STALE");
    assertThat(finding.path("seq").asText()).isEqualTo(seq(16).text());
    assertThat(finding.path("by").asInt()).isEqualTo(4);
  }

  @Test
  void a_log_and_a_counter_that_stay_behind_are_named() {
    String log = room();
    written.set(Keys.head(log), "head", text(seq(21).text()));
    String counter = room();
    written.set(Keys.counters(counter), "countedSeq", text(seq(19).text()));
    written.set(Keys.counters(counter), "messageCount", number(19));

    Told told = look(log, counter);

    assertThat(told.json().path("findings").findValuesAsText("kind"))
        .containsExactly("LOG_BEHIND", "COUNTER_BEHIND");
  }

  @Test
  void what_has_expired_is_not_missed() {
    String room = room();
    written.set(Keys.log(room), "lastExpiresAt", number(4_000_000_000L));
    written.remove(room, 1);
    written.set(Keys.event(room, seq(2)), Keys.EXPIRES_AT, number(1));

    Told told = Told.on(stack, "doctor", room);

    assertThat(told.out()).startsWith("Healthy: 1 room with 18 events");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void dead_letters_of_either_kind_are_found() {
    letter("HistoryDeadLetterQueue");
    letter("BroadcastUndeliveredQueue");

    Told told = Told.on(stack, "doctor", "healthy-0");

    assertThat(told.lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("BroadcastUndeliveredQueue has 1 letter:"),
            line -> assertThat(line).startsWith("HistoryDeadLetterQueue has 1 letter:"),
            line -> assertThat(line).startsWith("2 findings:"));
    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
  }

  @Test
  void a_room_that_never_was_and_a_stack_that_is_not_there_are_one_sentence() {
    assertThat(Told.on(stack, "doctor", "nowhere"))
        .isEqualTo(
            new Told(
                Roomcast.NOT_LOOKED,
                "",
                "Nothing ever happened in a room nowhere of this stack: check its id.\n"));
    assertThat(Told.by("doctor", "--port", "9"))
        .isEqualTo(
            new Told(
                Roomcast.NOT_LOOKED,
                "",
                "No stack runs with the port 9: start one with ./localstack/up, say --port, or"
                    + " name a deployed one with --stack.\n"));
  }

  private String room() {
    return written.healthy("damaged-" + rooms.incrementAndGet(), 20);
  }

  /** Nothing is on its way in these rooms. */
  private Told look(String... damaged) {
    List<String> arguments = new ArrayList<>(List.of("doctor", "--json", "--pause", "0"));
    arguments.addAll(List.of(damaged));
    return Told.on(stack, arguments.toArray(String[]::new));
  }

  private static JsonNode only(Told told) {
    JsonNode findings = told.json().path("findings");
    assertThat(findings).as(told.toString()).hasSize(1);
    return findings.get(0);
  }

  /** Something that no consumer can place: it stays a letter. */
  private void letter(String queue) {
    String url =
        stack.sqs().listQueues(request -> request.queueNamePrefix("")).queueUrls().stream()
            .filter(each -> each.contains(queue))
            .findFirst()
            .orElseThrow();
    stack
        .sqs()
        .sendMessage(
            request ->
                request
                    .queueUrl(url)
                    .messageGroupId("r")
                    .messageDeduplicationId(queue)
                    .messageBody("not an envelope"));
    assertThat(
            stack
                .sqs()
                .getQueueAttributes(
                    request ->
                        request
                            .queueUrl(url)
                            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes())
        .containsValue("1");
  }
}
