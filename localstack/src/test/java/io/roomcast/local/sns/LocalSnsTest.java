package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.local.embedded.EmbeddedSqs;
import io.roomcast.local.sns.Messaging.Queue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The contract, and what needs another clock, on this project's topics over ElasticMQ. */
final class LocalSnsTest implements SnsContract {

  private static final AtomicReference<Duration> PASSED = new AtomicReference<>(Duration.ZERO);
  private static final InstantSource CLOCK = () -> Instant.now().plus(PASSED.get());
  private static final EmbeddedSqs SQS = EmbeddedSqs.start(0, Messaging.REGION, Messaging.ACCOUNT);
  private static final SnsEndpoint SNS =
      SnsEndpoint.start(
          SnsEndpoint.Settings.of(SQS.endpoint(), Messaging.REGION, Messaging.ACCOUNT)
              .withClock(CLOCK));
  private static final Messaging AWS = new Messaging(SNS.endpoint(), SQS.endpoint());

  @Override
  public Messaging aws() {
    return AWS;
  }

  @AfterAll
  static void end() {
    AWS.close();
    SNS.close();
    SQS.close();
  }

  @Test
  @Row("S30")
  void a_duplicate_counts_for_five_minutes() {
    String topic = AWS.fifoTopic();
    Queue queue = AWS.subscribed(topic);
    PublishResponse first = AWS.publish(topic, "g", "1", "first");
    pass(Duration.ofMinutes(4).plusSeconds(30));
    assertThat(AWS.publish(topic, "g", "1", "early").sequenceNumber())
        .isEqualTo(first.sequenceNumber());
    pass(Duration.ofSeconds(40));
    assertThat(AWS.publish(topic, "g", "1", "late").sequenceNumber())
        .isGreaterThan(first.sequenceNumber());
    assertThat(AWS.texts(queue, 2)).containsExactly("first", "late");
  }

  private static void pass(Duration time) {
    PASSED.updateAndGet(time::plus);
  }
}
