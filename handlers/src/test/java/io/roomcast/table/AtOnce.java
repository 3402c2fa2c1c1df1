package io.roomcast.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Several who do something at once, each a moment later or earlier, as a seed has it. */
public final class AtOnce {

  private static final int MOST_NANOS = 2_000_000;

  private AtOnce() {}

  /** What came of each, in their order. */
  public static <T> List<T> all(long seed, List<Supplier<T>> doings) {
    Random random = new Random(seed);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> begun = new ArrayList<>();
      for (Supplier<T> doing : doings) {
        long later = random.nextInt(MOST_NANOS);
        begun.add(
            threads.submit(
                () -> {
                  LockSupport.parkNanos(later);
                  return doing.get();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : begun) {
        results.add(one.get());
      }
      return results;
    } catch (Exception failed) {
      throw new AssertionError("seed " + seed, failed);
    }
  }
}
