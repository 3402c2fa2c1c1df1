package io.roomcast.hotpath;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The budget of a message, as {@code docs/hot-path.md} states it. */
class HotPathCostTest {

  private static final Path PAGE = Path.of("../docs/hot-path.md");
  private static final String POST = "PostToConnection";
  private static final List<String> CONSUMERS = List.of("broadcast", "history", "counters");

  /** What the functions called and wrote for one room: by stage, and every line. */
  private record Cost(Map<String, Map<String, Integer>> calls, List<String> lines) {

    int callsBesidesPosts() {
      return calls.values().stream()
          .flatMap(stage -> stage.entrySet().stream())
          .filter(call -> !call.getKey().equals(POST))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    int bytes() {
      return lines.stream().mapToInt(line -> line.getBytes(UTF_8).length + 1).sum();
    }
  }

  private static final Map<String, Cost> COSTS = new LinkedHashMap<>();

  @BeforeAll
  static void run() throws Exception {
    Process process = start();
    List<String> output = process.inputReader(UTF_8).lines().toList();
    assertThat(process.waitFor()).as(() -> String.join("\n", output)).isZero();
    read(output);
    COSTS.forEach(
        (room, cost) -> System.err.printf("%s: %s, %d bytes%n", room, cost.calls(), cost.bytes()));
  }

  /** A JVM with the variables that Lambda sets, because what is logged depends on them. */
  private static Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            HotPath.class.getName());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", "Roomcast-BroadcastFunction0A1B2C3D-4E5F6a7B8c9D",
                "AWS_LAMBDA_FUNCTION_VERSION", "12",
                "AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/31/[12]4ff51f59df09439991bbc7f0ff1ef1d1",
                "AWS_EXECUTION_ENV", "AWS_Lambda_java25",
                "_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793"));
    return builder.start();
  }

  private static void read(List<String> output) throws IOException {
    Cost cost = new Cost(new LinkedHashMap<>(), new ArrayList<>());
    for (String line : output) {
      if (!line.startsWith(HotPath.MARK)) {
        if (line.startsWith("{")) {
          cost.lines().add(line);
        }
        continue;
      }
      String[] words = line.substring(HotPath.MARK.length()).split(" ", 2);
      if (words.length == 1) {
        cost = new Cost(new LinkedHashMap<>(), new ArrayList<>());
        COSTS.put(words[0], cost);
      } else {
        cost.calls().put(words[0], new JsonMapper().readValue(words[1], new TypeReference<>() {}));
      }
    }
  }

  @Test
  void a_message_alone_takes_at_most_eleven_calls() {
    assertThat(cost("one").callsBesidesPosts()).isBetween(1, 11);
  }

  @Test
  void a_message_of_ten_takes_at_most_three_calls() {
    assertThat(cost("ten").callsBesidesPosts()).isBetween(1, 30);
  }

  @Test
  void each_stage_makes_the_calls_that_the_page_lists() {
    assertThat(cost("ten").calls())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ingest", Map.of("UpdateItem", 14, "Publish", 10),
                "broadcast", Map.of("UpdateItem", 1, "Query", 1, POST, 3),
                "history", Map.of("GetItem", 1, "TransactWriteItems", 1),
                "counters", Map.of("UpdateItem", 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit", "delete", "react", "pin"})
  void a_change_makes_the_calls_of_a_message_and_reads_twice_what_it_changes(String action) {
    assertThat(cost(action).calls())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ingest", Map.of("UpdateItem", 2, "GetItem", 1, "Publish", 1),
                "broadcast", Map.of("UpdateItem", 1, POST, 3),
                "history", Map.of("GetItem", 1, "BatchGetItem", 1, "TransactWriteItems", 1),
                "counters", Map.of("UpdateItem", 1)));
  }

  @Test
  void two_mentions_are_one_read_for_both_and_an_event_in_each_inbox() {
    assertThat(cost("mention").calls())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ingest", Map.of("UpdateItem", 2, "BatchGetItem", 1, "Publish", 3),
                "broadcast", Map.of("UpdateItem", 3, "Query", 1, POST, 3),
                "history", Map.of("GetItem", 3, "TransactWriteItems", 3),
                "counters", Map.of("UpdateItem", 3)));
  }

  @Test
  void a_connection_gets_one_frame_for_ten_messages() {
    assertThat(cost("ten").calls().get("broadcast")).containsEntry(POST, 3);
  }

  @Test
  void a_message_of_ten_leaves_at_most_a_kilobyte_of_log() {
    assertThat(cost("ten").bytes()).isBetween(1, 10 * 1024);
  }

  @Test
  void the_page_has_the_bytes_that_were_counted() throws IOException {
    Matcher page =
        Pattern.compile("([\\d,]+) bytes for ten messages").matcher(Files.readString(PAGE));
    assertThat(page.find()).isTrue();
    int said = Integer.parseInt(page.group(1).replace(",", ""));
    assertThat(cost("ten").bytes()).isCloseTo(said, withinPercentage(3));
  }

  @Test
  void every_message_is_found_in_the_line_of_every_stage() {
    IntStream.range(0, 10)
        .mapToObj(number -> HotPath.correlation("ten", number))
        .forEach(
            correlation -> {
              assertThat(lines("ten", correlation)).hasSize(4);
              CONSUMERS.forEach(
                  stage ->
                      assertThat(lines("ten", correlation))
                          .anyMatch(line -> line.contains("\"did\":\"" + stage + "\"")));
            });
  }

  @Test
  void no_line_has_what_was_said() {
    assertThat(cost("ten").lines()).isNotEmpty().noneMatch(line -> line.contains("Hello"));
  }

  private static List<String> lines(String room, String containing) {
    return cost(room).lines().stream().filter(line -> line.contains(containing)).toList();
  }

  private static Cost cost(String room) {
    return COSTS.getOrDefault(room, new Cost(Map.of(), List.of()));
  }
}
