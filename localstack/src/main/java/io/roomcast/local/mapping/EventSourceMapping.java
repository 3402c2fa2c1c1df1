package io.roomcast.local.mapping;

import io.roomcast.local.lambda.Invocation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Feeds a function from a queue, as Lambda does: long polls, several batches at once, each handled
 * message deleted, what failed left to its visibility timeout. The FIFO queue itself keeps a group
 * to one batch in flight. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">scaling of SQS
 * event source mappings</a>.
 *
 * <p>While a batch is in work the polls are short, and the end of a batch starts the next one:
 * ElasticMQ spends a processor on a long poll that waits for a locked group.
 */
public final class EventSourceMapping implements AutoCloseable {

  /** Lambda starts with five concurrent batches. */
  public static final int BATCHES = 5;

  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration BETWEEN_SHORT_POLLS = Duration.ofMillis(50);
  private static final Duration AFTER_AN_ERROR = Duration.ofMillis(500);

  private final Queue queue;
  private final EventJson events;
  private final Settings settings;
  private final Function<String, Invocation> function;
  private final Consumer<List<Message>> done;
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** Guards the two below. */
  private final Object gate = new Object();

  private int inWork;
  private boolean paused;
  private volatile boolean closed;

  /** A permit for each batch that ended since the last short poll. */
  private final Semaphore ended = new Semaphore(0);

  /**
   * How the template has it.
   *
   * @param id the logical id
   * @param batchSize the most messages in one batch
   * @param reportsItemFailures whether a result may name the messages that failed
   * @param batches how many batches may be in work at once
   */
  public record Settings(
      String id, String queueArn, int batchSize, boolean reportsItemFailures, int batches) {}

  /** {@code done} is told of messages when they have been deleted. */
  public EventSourceMapping(
      Settings settings,
      Queue queue,
      Function<String, Invocation> function,
      Consumer<List<Message>> done) {
    this.settings = settings;
    this.queue = queue;
    this.events = new EventJson(settings.queueArn());
    this.function = function;
    this.done = done;
  }

  /** Begins to poll. */
  public void start() {
    run("poll", this::poll);
  }

  /** Starts no more batches until {@link #resume}; what was received until then is handled. */
  public void pause() {
    synchronized (gate) {
      paused = true;
    }
  }

  /** Goes on. */
  public void resume() {
    synchronized (gate) {
      paused = false;
      gate.notifyAll();
    }
  }

  private void poll() {
    while (!closed) {
      try {
        List<Message> batch = queue.receive(settings.batchSize(), patience());
        if (!batch.isEmpty()) {
          begin(batch);
        } else if (isBusy()) {
          waitForTheEndOfABatch();
        }
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException unreachable) {
        if (closed || !rest(unreachable)) return;
      }
    }
  }

  /** How long the next poll may wait, once there is room for its batch. */
  private Duration patience() throws InterruptedException {
    synchronized (gate) {
      while (paused || inWork == settings.batches()) gate.wait();
      return inWork == 0 ? LONG_POLL : Duration.ZERO;
    }
  }

  private boolean isBusy() {
    synchronized (gate) {
      return inWork > 0;
    }
  }

  private void waitForTheEndOfABatch() throws InterruptedException {
    if (ended.tryAcquire(BETWEEN_SHORT_POLLS.toMillis(), TimeUnit.MILLISECONDS)) {
      ended.drainPermits();
    }
  }

  private void begin(List<Message> batch) throws InterruptedException {
    synchronized (gate) {
      while (paused) gate.wait();
      inWork++;
    }
    run("batch", () -> work(batch));
  }

  private void work(List<Message> batch) {
    try {
      handle(batch);
    } catch (RuntimeException unreachable) {
      if (!closed) rest(unreachable);
    } finally {
      synchronized (gate) {
        inWork--;
        gate.notifyAll();
      }
      ended.release();
    }
  }

  private void run(String what, Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .name(settings.id() + "-" + what)
            .unstarted(
                () -> {
                  try {
                    work.run();
                  } finally {
                    threads.remove(Thread.currentThread());
                  }
                });
    threads.add(thread);
    thread.start();
    if (closed) thread.interrupt();
  }

  /** Invokes the function with a batch and deletes what it handled. */
  void handle(List<Message> batch) {
    List<Message> handled =
        switch (function.apply(events.of(batch))) {
          case Invocation.Returned returned ->
              settings.reportsItemFailures() ? ItemFailures.handled(batch, returned.json()) : batch;
          case Invocation.Failed _, Invocation.TimedOut _ -> List.<Message>of();
        };
    if (handled.isEmpty()) return;
    queue.delete(handled);
    done.accept(handled);
  }

  private boolean rest(RuntimeException reason) {
    System.out.println(settings.id() + ": " + reason.getMessage());
    try {
      Thread.sleep(AFTER_AN_ERROR);
      return true;
    } catch (InterruptedException stopping) {
      return false;
    }
  }

  /** Ends the polls; a batch in work is not waited for, and its messages come again. */
  @Override
  public void close() {
    closed = true;
    resume();
    threads.forEach(Thread::interrupt);
  }
}
