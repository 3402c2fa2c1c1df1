package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.client.RawClient;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.local.template.Fixture;
import io.roomcast.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The consumer of docs/architecture.md, run: its handler, and what its line in the stack adds to
 * the template. A test of serverless-cdk holds the file to what the CDK makes of that line.
 */
@Timeout(90)
final class FourthConsumerIT {

  private static final Path ADDED =
      Path.of("../serverless-cdk/src/test/resources/audit-consumer.json");
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void an_audit_log_gets_every_event_once_and_in_order_with_its_sequence() throws IOException {
    Queue<String> denials = new ConcurrentLinkedQueue<>();
    try (FunctionLog log = FunctionLog.begin();
        LocalStack stack =
            LocalStack.options().port(0).template(withAudit()).denied(denials::add).start();
        RawClient ann = RawClient.connect(stack.webSocketUrl(), stack.token("ann"))) {
      ann.ask(frame("join", "general"));
      List<String> acked = new ArrayList<>();
      for (String id : List.of("m1", "m2", "m3")) {
        acked.add(ann.ask(send("general", id, "hello")).path("seq").asText());
      }

      // The queue keeps the room's order: once the last is there, none before it is to come.
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> audited(log), audited -> audited.contains(acked.getLast()));
      assertThat(audited(log)).isEqualTo(acked);
      assertThat(denials).isEmpty();
    }
  }

  private static Template withAudit() throws IOException {
    ObjectNode added = JSON.readValue(ADDED.toFile(), ObjectNode.class);
    return Fixture.approvedBut(resources -> resources.setAll(added));
  }

  /** The sequences that the audit log has, in its order. */
  private static List<String> audited(FunctionLog log) throws JsonProcessingException {
    List<String> sequences = new ArrayList<>();
    for (String line : log.with("\"audited\"")) {
      sequences.add(JSON.readTree(line).path("seq").asText());
    }
    return sequences;
  }
}
