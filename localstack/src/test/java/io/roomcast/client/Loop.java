package io.roomcast.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one thread of a client. A step that fails is not lost: the next question for it throws. */
final class Loop implements AutoCloseable {

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("roomcast-client").factory());
  private volatile @Nullable Throwable failure;

  /** Does this soon, unless the client is closed. */
  void run(Runnable step) {
    try {
      thread.execute(guarded(step));
    } catch (RejectedExecutionException closed) {
      // A frame that arrives after the end has nobody to see it.
    }
  }

  /** Does this after a while; answers what cancels it. */
  Runnable after(Duration wait, Runnable step) {
    try {
      ScheduledFuture<?> due = thread.schedule(guarded(step), wait.toNanos(), TimeUnit.NANOSECONDS);
      return () -> due.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  /** Does this and answers its result, to a thread that is not the loop's. */
  <T> T call(Supplier<T> step) {
    check();
    T result = CompletableFuture.supplyAsync(step, thread).join();
    check();
    return result;
  }

  /** Throws what a step threw. */
  void check() {
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException("the client failed", thrown);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private Runnable guarded(Runnable step) {
    return () -> {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    };
  }
}
