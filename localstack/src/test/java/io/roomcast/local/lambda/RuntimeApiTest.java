package io.roomcast.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class RuntimeApiTest {

  @Test
  @Timeout(20)
  void an_event_is_not_offered_for_ever_to_a_runtime_that_does_not_ask() throws Exception {
    Definition function =
        new Definition(
            "Probe", "probe", "1", "Probe", Duration.ofSeconds(1), 128, 1, "/probe", Map.of());
    InstantSource clock = InstantSource.system();
    Instant deadline = Instant.now();
    try (RuntimeApi api = new RuntimeApi()) {
      CompletableFuture<Invocation> outcome =
          api.hand(
              "{}",
              new LambdaContext(function, "arn", "request", deadline, clock),
              Duration.ofMillis(100).toNanos());

      assertThat(outcome).isNotDone();
    }
  }
}
