package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LaneTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:t.fifo";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q.fifo";

  /** Takes everything but for the first attempts, and holds the bodies. */
  private static final class UnsteadyQueues implements Queues {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public Set<Integer> send(String queueArn, List<Outgoing> messages) {
      if (failures.getAndDecrement() > 0)
        throw new UnavailableException(new IllegalStateException("down"));
      messages.forEach(message -> taken.add(message.body()));
      return Set.of();
    }
  }

  @Test
  void messages_wait_in_order_while_the_queues_do_not_answer() {
    var queues = new UnsteadyQueues();
    queues.failures.set(3);
    try (Lane lane = lane(queues)) {
      for (int i = 0; i < 25; i++) lane.add(publication(Integer.toString(i)));
      await().until(() -> queues.taken.size() == 25);
    }
    assertThat(queues.taken).startsWith("0", "1", "2").endsWith("23", "24");
  }

  @Test
  void a_lane_that_waits_for_its_queue_ends_when_it_is_closed() {
    var queues = new UnsteadyQueues();
    queues.failures.set(Integer.MAX_VALUE);
    try (Lane lane = lane(queues)) {
      lane.add(publication("never"));
    }
    queues.failures.set(0);
    await().during(Duration.ofMillis(300)).until(queues.taken::isEmpty);
  }

  @Test
  void a_batch_that_fails_does_not_stop_the_lane() {
    var taken = new CopyOnWriteArrayList<String>();
    Queues queues =
        (queueArn, messages) -> {
          if (messages.getFirst().body().equals("bad")) throw new IllegalStateException("a fault");
          messages.forEach(message -> taken.add(message.body()));
          return Set.of();
        };
    try (Lane lane = lane(queues)) {
      lane.add(publication("bad"));
      await().during(Duration.ofMillis(100)).until(taken::isEmpty);
      lane.add(publication("good"));
      await().until(() -> taken.equals(List.of("good")));
    }
  }

  private static Lane lane(Queues queues) {
    return new Lane(
        Subscription.of(TOPIC + ":s", TOPIC, QUEUE, Map.of("RawMessageDelivery", "true")),
        queues,
        Grants.ALL,
        Journal.NONE,
        new Envelope(URI.create("http://127.0.0.1")));
  }

  private static Publication publication(String message) {
    return new Publication(
        message, "", "g", message, message, "", message, List.of(), Instant.EPOCH);
  }
}
