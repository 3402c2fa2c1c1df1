package io.roomcast.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

/** The interceptor in a real client, against a server that takes its time. */
@Timeout(30)
final class InTurnTest {

  private static final int CLIENTS = 4;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger inWork = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private volatile int status = 200;
  private HttpServer server;
  private SnsClient sns;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    sns =
        SnsClient.builder()
            .endpointOverride(endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void end() {
    sns.close();
    server.stop(0);
    threads.close();
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    byte[] body =
        "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>"
            .getBytes(StandardCharsets.UTF_8);
    inWork.decrementAndGet();
    answered.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void publishAtOnce() throws Exception {
    CyclicBarrier together = new CyclicBarrier(CLIENTS);
    Callable<String> client =
        () -> {
          together.await();
          return publish();
        };
    for (Future<String> published : threads.invokeAll(Collections.nCopies(CLIENTS, client))) {
      assertThat(published.get()).isEqualTo("m");
    }
  }

  private String publish() {
    return sns.publish(request -> request.topicArn("arn").message("m")).messageId();
  }

  @Test
  void publishes_to_the_endpoint_go_one_after_the_other() throws Exception {
    InTurn.at(endpoint());
    publishAtOnce();
    assertThat(most).hasValue(1);
    assertThat(answered).hasValue(CLIENTS);
  }

  @Test
  void publishes_to_another_endpoint_do_not_wait() throws Exception {
    InTurn.at(URI.create("http://127.0.0.1:1"));
    publishAtOnce();
    assertThat(most).hasValueGreaterThan(1);
  }

  @Test
  void a_publish_that_fails_after_all_its_attempts_ends_its_turn() {
    InTurn.at(endpoint());
    status = 503;
    assertThatThrownBy(this::publish).isInstanceOf(SnsException.class);
    assertThat(answered).hasValueGreaterThan(1);
    status = 200;
    assertThat(publish()).isEqualTo("m");
  }
}
