package io.roomcast.broadcast;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does one thing for many connections at the same time, for at most {@link #MOST} of them. */
final class AtOnce {

  static final int MOST = 64;

  private final Semaphore permits = new Semaphore(MOST);

  /** What is done for one connection. */
  interface Task<T> {

    T of(String connectionId) throws InterruptedException;
  }

  /** What came of each, in order; one that throws is a bug and fails them all. */
  <T> List<T> each(Collection<String> connectionIds, Task<T> task) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return connectionIds.stream()
          .map(id -> threads.submit(() -> bounded(id, task)))
          .toList()
          .stream()
          .map(AtOnce::result)
          .toList();
    }
  }

  private <T> T bounded(String connectionId, Task<T> task) throws InterruptedException {
    permits.acquire();
    try {
      return task.of(connectionId);
    } finally {
      permits.release();
    }
  }

  private static <T> T result(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("failed for one of many", failed.getCause());
    }
  }
}
