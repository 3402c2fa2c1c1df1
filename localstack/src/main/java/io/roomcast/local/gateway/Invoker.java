package io.roomcast.local.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls functions, and waits for them no longer than the integration timeout. */
record Invoker(Executor threads, Duration limit) {

  /** Nothing if the integration timeout passed first; the function then goes on unheard. */
  Optional<Outcome> invoke(LambdaFunction function, String event) {
    CompletableFuture<Outcome> outcome =
        CompletableFuture.supplyAsync(() -> function.invoke(event), threads);
    try {
      return Optional.of(outcome.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException broken) {
      return Optional.of(new Outcome.Failed(String.valueOf(broken.getCause())));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
