package io.roomcast.local.embedded;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/**
 * ElasticMQ, an Amazon SQS in memory, with AWS's limits. It differs from SQS where a publisher can
 * tell: it drops the queue attribute {@code DeduplicationScope}, so a deduplication id holds for
 * the whole queue, and its sequence numbers have fewer than 20 digits.
 *
 * @see <a href="https://github.com/softwaremill/elasticmq">ElasticMQ</a>
 */
public final class EmbeddedSqs implements AutoCloseable {

  /** It would wait for every long poll to run out, and has nothing to save. */
  private static final Duration STOP = Duration.create(200, TimeUnit.MILLISECONDS);

  private final SQSRestServer server;
  private final URI endpoint;

  private EmbeddedSqs(SQSRestServer server) {
    this.server = server;
    this.endpoint =
        URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  /**
   * Starts it on a port of the loopback interface, 0 for any free one; takes about a second. The
   * region and the account are those of its queues' ARNs and URLs.
   */
  public static EmbeddedSqs start(int port, String region, String account) {
    TheSQSRestServerBuilder builder =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withAWSRegion(region)
            .withAWSAccountId(account);
    return new EmbeddedSqs(
        (port == 0 ? builder.withDynamicPort() : builder.withPort(port)).start());
  }

  /** Where SQS clients send their requests. */
  public URI endpoint() {
    return endpoint;
  }

  /** Takes no more requests, and forgets its queues. */
  @Override
  public void close() {
    try {
      Await.ready(server.stopAndGetFuture().apply(), STOP);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException longPolls) {
      // They end by themselves within 20 seconds; nobody waits for them.
    }
  }
}
