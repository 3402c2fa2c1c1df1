package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.client.RawClient;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder keeps the data over a restart. In process only: LocalStack's community image keeps
 * nothing, and where DynamoDB is somebody else's there is no folder to give.
 */
@Timeout(90)
final class RestartIT {

  @Test
  void history_sequence_and_counters_go_on_after_a_restart(@TempDir Path data) {
    String first;
    try (Run run = Run.start(data);
        RawClient ann = run.rawIn("general", "ann")) {
      first = ann.ask(send("general", "before", "before the restart")).path("seq").asText();
      run.items().settled("general", 1);
    }
    try (Run run = Run.start(data);
        RawClient ann = run.raw("ann")) {
      JsonNode joined = ann.ask(frame("join", "general").put("after", "0"));
      assertThat(joined.path("events").findValuesAsText("seq")).isEqualTo(List.of(first));
      assertThat(joined.path("head").asText()).isEqualTo(first);

      String second = ann.ask(send("general", "after", "after it")).path("seq").asText();

      assertThat(second).isGreaterThan(first);
      JsonNode event = ann.nextEvent();
      assertThat(event.path("seq").asText()).isEqualTo(second);
      assertThat(event.path("prev").asText()).isEqualTo(first);
      assertThat(run.items().settled("general", 2)).hasSize(2);
    }
  }

  @Test
  void what_was_acked_right_before_the_end_is_delivered_after_the_restart(@TempDir Path data) {
    List<String> acked;
    try (Run run = Run.start(data);
        RawClient ann = run.rawIn("general", "ann")) {
      acked =
          IntStream.range(0, 10)
              .mapToObj(i -> ann.ask(send("general", "last-" + i, "last")).path("seq").asText())
              .toList();
    }
    try (Run run = Run.start(data)) {
      assertThat(run.items().settled("general", 10))
          .extracting(RoomItems.Entry::seq)
          .isEqualTo(acked);
      assertThat(run.items().counted("general")).isEqualTo(10);
    }
  }
}
