package io.roomcast.local.sns;

import io.roomcast.local.sns.Queues.Outgoing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a subscription's messages to its queue: one after another, in the order of the topic.
 * While the queue's service does not answer they wait; what the queue refuses goes to the
 * subscription's dead-letter queue, or nowhere, as AWS does it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html">Delivery
 *     retries</a>
 */
final class Lane implements AutoCloseable {

  /** As many as SendMessageBatch takes, of no more than its size. */
  private static final int BATCH = 10;

  private static final int BATCH_SIZE = 200_000;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final Subscription subscription;
  private final Queues queues;
  private final Grants grants;
  private final Journal journal;
  private final Envelope envelope;
  private final BlockingQueue<Publication> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  Lane(
      Subscription subscription, Queues queues, Grants grants, Journal journal, Envelope envelope) {
    this.subscription = subscription;
    this.queues = queues;
    this.grants = grants;
    this.journal = journal;
    this.envelope = envelope;
    this.thread = Thread.ofVirtual().name("sns-" + subscription.queueArn()).start(this::run);
  }

  Subscription subscription() {
    return subscription;
  }

  void add(Publication publication) {
    waiting.add(publication);
  }

  /** Stops; what waits stays unfinished in the journal. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        List<Publication> batch = nextBatch();
        try {
          deliver(batch);
        } catch (RuntimeException failed) {
          LOG.error("{} of {} not delivered", batch.size(), subscription.queueArn(), failed);
          letGo(batch);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Publication> nextBatch() throws InterruptedException {
    List<Publication> batch = new ArrayList<>(List.of(waiting.take()));
    int size = batch.getFirst().message().length();
    while (batch.size() < BATCH) {
      Publication next = waiting.peek();
      if (next == null) break;
      size += next.message().length();
      if (size > BATCH_SIZE) break;
      batch.add(waiting.take());
    }
    return batch;
  }

  private void deliver(List<Publication> batch) throws InterruptedException {
    List<Publication> refused = batch;
    if (grants.delivers(subscription.topicArn(), subscription.queueArn())) {
      Set<Integer> places = send(subscription.queueArn(), batch);
      refused = places.stream().sorted().map(batch::get).toList();
    }
    for (Publication publication : refused) deadLetter(publication);
    if (subscription.raw()) {
      // A raw message does not carry its id, so nobody can tell when the consumer is finished.
      for (Publication sent : batch) journal.done(subscription.queueArn(), sent.messageId());
    }
  }

  /** What cannot be made into a message is refused like any other. */
  private void letGo(List<Publication> batch) throws InterruptedException {
    for (Publication publication : batch) {
      try {
        deadLetter(publication);
      } catch (RuntimeException failed) {
        LOG.error("{} stays unfinished until the next start", publication.messageId(), failed);
      }
    }
  }

  private void deadLetter(Publication publication) throws InterruptedException {
    String deadLetters = subscription.deadLetterQueueArn().orElse("");
    if (!deadLetters.isEmpty() && send(deadLetters, List.of(publication)).isEmpty()) {
      LOG.warn(
          "{} refused {}; see {}", subscription.queueArn(), publication.messageId(), deadLetters);
      return;
    }
    LOG.warn("{} refused {}; dropped", subscription.queueArn(), publication.messageId());
    journal.done(subscription.queueArn(), publication.messageId());
  }

  private Set<Integer> send(String queueArn, List<Publication> publications)
      throws InterruptedException {
    List<Outgoing> messages =
        publications.stream().map(publication -> outgoing(queueArn, publication)).toList();
    Duration pause = Duration.ofMillis(50);
    while (true) {
      try {
        return queues.send(queueArn, messages);
      } catch (Queues.UnavailableException later) {
        if (closed) throw new InterruptedException();
        LOG.warn("{} does not answer; again in {}", queueArn, pause);
        Thread.sleep(pause);
        pause = longer(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private Outgoing outgoing(String queueArn, Publication publication) {
    boolean fifo = queueArn.endsWith(".fifo");
    return new Outgoing(
        subscription.raw() ? publication.message() : envelope.json(publication, subscription),
        fifo ? publication.group() : "",
        fifo ? publication.queueDeduplicationId() : "",
        subscription.raw() ? publication.attributes() : List.of());
  }
}
