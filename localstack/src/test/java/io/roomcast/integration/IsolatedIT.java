package io.roomcast.integration;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.client.RawClient;
import io.roomcast.local.lambda.Isolation;
import io.roomcast.local.stack.LocalStack;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The chat with every function in a JVM of its own, on the class path that is deployed; eight JVMs
 * take their time, so it runs with {@code -Pfaults}.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "roomcast.isolated", matches = "true")
@Timeout(180)
final class IsolatedIT {

  @Test
  void a_message_arrives_and_after_the_functions_were_killed_the_next_one_does() {
    try (LocalStack stack =
            LocalStack.options()
                .port(0)
                .isolation(
                    new Isolation.OwnJvm(
                        Path.of("../handlers/target/lambda"), Path.of("target/runtime")))
                .start();
        RawClient ann = RawClient.connect(stack.webSocketUrl(), stack.token("ann"))) {
      ann.ask(frame("join", "general"));
      assertThat(arrives(ann, "m1")).isEqualTo("0");

      // A batch in the hands of one that is killed would come again only after its visibility.
      await().until(() -> isIdle(stack));

      List<ProcessHandle> functions = ProcessHandle.current().children().toList();
      assertThat(functions).hasSizeGreaterThanOrEqualTo(7);
      functions.forEach(ProcessHandle::destroyForcibly);
      functions.forEach(function -> function.onExit().join());

      assertThat(arrives(ann, "m2")).isGreaterThan("0");
    }
    await().until(() -> ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
  }

  private static boolean isIdle(LocalStack stack) {
    return Stream.of("Broadcast", "History", "Counters")
        .map(stack::queueUrl)
        .allMatch(url -> inFlight(stack, url) == 0);
  }

  private static int inFlight(LocalStack stack, String url) {
    return Integer.parseInt(
        stack
            .sqs()
            .getQueueAttributes(
                request ->
                    request
                        .queueUrl(url)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes()
            .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"));
  }

  /** Sends, and answers the {@code prev} with which it arrives. */
  private static String arrives(RawClient client, String clientId) {
    String seq = client.ask(send("general", clientId, "hello")).path("seq").asText();
    var event = client.nextEvent();
    assertThat(event.path("seq").asText()).isEqualTo(seq);
    return event.path("prev").asText();
  }
}
