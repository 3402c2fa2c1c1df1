package io.roomcast.integration;

import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.client.RawClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One id runs from the client's frame to the last consumer's log line. */
interface CorrelationTests extends OnStack {

  @Test
  default void the_frames_id_is_in_the_log_lines_of_ingest_and_of_every_consumer()
      throws JsonProcessingException {
    String room = run().room();
    try (RawClient ann = run().rawIn(room, run().user("ann"))) {
      String seq = ann.ask(send(room, "traced", run().text("traced"))).path("seq").asText();
      run().items().settled(room, 1);

      JsonNode acked = line(run().log().with(seq), "ack");
      String correlation = acked.path("correlation").asText();
      assertThat(correlation).matches("[A-Za-z0-9+/_-]{15}=");
      assertThat(acked.path("room").asText()).isEqualTo(room);
      assertThat(acked.path("connectionId").asText())
          .isEqualTo(run().items().sockets(room).getFirst());
      for (String consumer : List.of("broadcast", "history", "counters")) {
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(
                () -> {
                  JsonNode line = line(run().log().with(correlation), consumer);
                  assertThat(line.path("room").asText()).isEqualTo(room);
                  assertThat(line.toString()).contains(seq);
                });
      }
    }
  }

  private static JsonNode line(List<String> lines, String stage) throws JsonProcessingException {
    for (String line : lines) {
      JsonNode json = new JsonMapper().readTree(line);
      if (json.path("did").asText().equals(stage) || json.path("service").asText().equals(stage)) {
        return json;
      }
    }
    throw new AssertionError("no line of " + stage + " in " + lines);
  }
}
