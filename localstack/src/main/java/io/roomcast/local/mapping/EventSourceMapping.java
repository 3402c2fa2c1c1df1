package io.roomcast.local.mapping;

import io.roomcast.local.lambda.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Feeds a function from a queue, as Lambda does: long polls, several batches at once, each handled
 * message deleted, what failed left to its visibility timeout. The FIFO queue itself keeps a group
 * to one batch in flight. See <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html">scaling of SQS
 * event source mappings</a>.
 */
public final class EventSourceMapping implements AutoCloseable {

  /** Lambda starts with five concurrent batches. */
  public static final int POLLERS = 5;

  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration AFTER_AN_ERROR = Duration.ofMillis(500);

  private final Queue queue;
  private final EventJson events;
  private final Settings settings;
  private final Function<String, Invocation> function;
  private final Consumer<List<Message>> done;
  private final List<Thread> pollers = new ArrayList<>();
  private final Object gate = new Object();
  private volatile boolean paused;
  private volatile boolean closed;

  /**
   * How the template has it.
   *
   * @param id the logical id
   * @param batchSize the most messages in one batch
   * @param reportsItemFailures whether a result may name the messages that failed
   * @param pollers how many batches may be in work at once
   */
  public record Settings(
      String id, String queueArn, int batchSize, boolean reportsItemFailures, int pollers) {}

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
    for (int i = 0; i < settings.pollers(); i++) {
      pollers.add(Thread.ofVirtual().name(settings.id() + "-" + i).start(this::poll));
    }
  }

  /** Starts no more batches until {@link #resume}; what was received until then is handled. */
  public void pause() {
    paused = true;
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
        waitWhilePaused();
        List<Message> batch = queue.receive(settings.batchSize(), LONG_POLL);
        waitWhilePaused();
        if (!batch.isEmpty() && !closed) handle(batch);
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException unreachable) {
        if (closed || !rest(unreachable)) return;
      }
    }
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

  private void waitWhilePaused() throws InterruptedException {
    synchronized (gate) {
      while (paused && !closed) gate.wait();
    }
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
    pollers.forEach(Thread::interrupt);
  }
}
