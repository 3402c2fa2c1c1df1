package io.roomcast.operator;

import static io.roomcast.aws.Item.text;
import static io.roomcast.operator.WrittenRooms.seq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.aws.Table;
import io.roomcast.client.RawClient;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.publishing.Inbox;
import io.roomcast.table.Keys;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that only read, and what all have in common. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
final class ReadingIT {

  private final LocalStack stack = LocalStack.options().port(0).start();
  private final WrittenRooms written =
      new WrittenRooms(new Table(stack.dynamoDb(), stack.tableName()));

  @AfterAll
  void end() {
    stack.close();
  }

  @Test
  void a_log_is_exported_in_order_one_event_a_line() throws IOException {
    written.healthy("exported", 3);

    Told told = Told.on(stack, "export", "exported");

    assertThat(told.exit()).isZero();
    assertThat(told.lines()).hasSize(3);
    JsonNode second = new ObjectMapper().readTree(told.lines().get(1));
    assertThat(second.path("seq").asText()).isEqualTo(seq(2).text());
    assertThat(second.path("prev").asText()).isEqualTo(seq(1).text());
    assertThat(second.at("/body/text").asText()).isEqualTo("Hello");
  }

  @Test
  void what_is_not_valid_is_said_and_holds_its_place() {
    written.healthy("broken", 3);
    written.set(Keys.event("broken", seq(2)), "content", text("{\"type\":\"message\"}"));

    Told told = Told.on(stack, "export", "broken");

    assertThat(told.exit()).isEqualTo(Roomcast.FOUND);
    assertThat(told.lines().get(1)).contains("\"unreadable\"", seq(2).text());
    assertThat(told.err())
        .startsWith("The event " + seq(2) + " of broken is not valid by the schemas");
  }

  @Test
  void connections_are_listed_with_their_users() {
    try (RawClient ann = RawClient.connect(stack.webSocketUrl(), stack.token("ann"))) {
      ann.ask(RawClient.frame("join", "general"));

      JsonNode connections = Told.on(stack, "connections", "general", "--json").json();

      assertThat(connections.findValuesAsText("userId")).isEqualTo(List.of(user(ann)));
      assertThat(connections.get(0).path("expiresAt").asText()).endsWith("Z");
      assertThat(Told.on(stack, "connections", "general").lines().getLast())
          .isEqualTo("1 connection.");
    }
  }

  @Test
  void an_inbox_is_found_by_its_user() {
    try (RawClient ann = RawClient.connect(stack.webSocketUrl(), stack.token("ann"));
        RawClient bob = RawClient.connect(stack.webSocketUrl(), stack.token("bob"))) {
      ann.ask(RawClient.frame("join", "@me"));
      ObjectNode open = RawClient.frame("openDirect", "-").put("user", user(ann));
      open.remove("room");
      bob.ask(open);
      logged(Inbox.of(user(ann)), 1);
      String inbox = "--inbox=" + user(ann);

      assertThat(Told.on(stack, "connections", inbox, "--json").json().findValuesAsText("userId"))
          .containsExactly(user(ann));
      assertThat(Told.on(stack, "export", inbox).lines())
          .singleElement()
          .asString()
          .contains("\"kind\":\"direct\"");
      assertThat(Told.on(stack, "doctor", inbox).out()).startsWith("Healthy: 1 room with 1 event");
      assertThat(Told.on(stack, "export", "--inbox=nobody").err()).startsWith("Nothing ever");
    }
  }

  @Test
  void a_room_where_nobody_is_now_has_no_connections() {
    written.healthy("empty", 1);

    assertThat(Told.on(stack, "connections", "empty"))
        .isEqualTo(new Told(Roomcast.HEALTHY, "0 connections.\n", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export full",
        "export full --json",
        "connections full",
        "doctor full --pause 0",
        "doctor full --pause 0 --json",
        "dead-letters list",
        "dead-letters redrive",
        "dead-letters redrive --send",
      })
  void results_that_were_not_all_written_are_no_success(String arguments) {
    written.healthy("full", 3);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();

    int exit =
        Roomcast.run(
            new PrintStream(new BufferedOutputStream(new FullDisk()), false, UTF_8),
            new PrintStream(errors, true, UTF_8),
            (arguments + " --port " + port()).split(" "));

    assertThat(exit).isEqualTo(Roomcast.NOT_LOOKED);
    assertThat(errors.toString(UTF_8))
        .isEqualTo(
            "The results could not be written, or not all of them: see whether a disk is full or"
                + " the reader of a pipe ended.\n");
  }

  /** A disk that has place for five more bytes. */
  private static final class FullDisk extends OutputStream {

    private int left = 5;

    @Override
    public void write(int b) throws IOException {
      if (left-- == 0) throw new IOException("No space left on device");
    }
  }

  private int port() {
    return URI.create(stack.issuer().issuer()).getPort() - 1;
  }

  private static String user(RawClient client) {
    return client.ping().at("/user/id").asText();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "doctor --port 70000 | --port must be from 1 to 65534, not 70000.",
        "doctor --port high | Invalid value for option '--port'",
        "doctor --rooms -1 --port PORT | --rooms must be 0 or more, not -1.",
        "doctor --region eu-west-1 | --region goes with --stack: name the stack.",
        "doctor --stack S --port 1 | --port and --stack exclude each other: say one.",
        "export nowhere --port PORT | Nothing ever happened in a room nowhere",
        "connections nowhere --port PORT | Nothing ever happened in a room nowhere of this stack: check its id.",
        "export | Error: Missing required argument (specify one of these): (ROOM | --inbox=USER)",
        "connections r --inbox u | Error: ROOM, --inbox=USER are mutually exclusive (specify only one)",
        "dead-letters list nobody --port PORT | There is no consumer nobody: name one of",
        "dead-letters show 1 --port PORT | There is no dead letter 1",
        "dead-letters | Missing required subcommand",
        "heal | Unmatched argument at index 0: 'heal'",
      })
  void what_cannot_be_done_is_one_sentence(String arguments, String sentence) {
    Told told = Told.by(arguments.replace("PORT", Integer.toString(port())).split(" "));

    assertThat(told.exit()).isEqualTo(Roomcast.NOT_LOOKED);
    assertThat(told.out()).isEmpty();
    assertThat(told.err()).startsWith(sentence).hasLineCount(1);
  }

  @Test
  void what_was_edited_and_deleted_is_exported_without_the_text_that_was_taken_out() {
    try (RawClient ann = RawClient.connect(stack.webSocketUrl(), stack.token("ann"))) {
      ObjectNode create = RawClient.frame("createRoom", "-").put("name", "Tea");
      create.put("access", "open").put("clientId", "tea").remove("room");
      String room = ann.ask(create).path("room").asText();
      String kept = ann.ask(RawClient.send(room, "s1", "kept before")).path("seq").asText();
      String gone = ann.ask(RawClient.send(room, "s2", "gone before")).path("seq").asText();
      logged(room, 3);
      ann.ask(edit(room, "e1", kept, "kept after"));
      ann.ask(edit(room, "e2", gone, "gone after"));
      logged(room, 5);
      ann.ask(RawClient.frame("delete", room).put("clientId", "d").put("target", gone));
      logged(room, 6);

      Told told = Told.on(stack, "export", room);

      assertThat(told.exit()).isZero();
      assertThat(told.lines())
          .extracting(line -> line.replaceFirst(".*?\"type\":\"(\\w+)\".*", "$1"))
          .containsExactly("room", "message", "message", "edit", "edit", "delete");
      assertThat(told.out()).doesNotContain("kept before", "gone before", "gone after");
      assertThat(told.lines().get(1)).contains("kept after", "\"edited\"");
      assertThat(told.lines().get(2)).contains("\"deleted\"").doesNotContain("\"body\"");
    }
  }

  private static ObjectNode edit(String room, String clientId, String target, String text) {
    ObjectNode frame = RawClient.frame("edit", room).put("clientId", clientId);
    frame.put("target", target).putObject("body").put("text", text);
    return frame;
  }

  /** Waits until the log has so many events. */
  private void logged(String room, int events) {
    RoomReader reader = new RoomReader(new Table(stack.dynamoDb(), stack.tableName()));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> reader.log(room, reader.state(room).logged()).count() == events);
  }
}
