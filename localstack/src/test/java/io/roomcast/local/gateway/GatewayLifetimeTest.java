package io.roomcast.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayLifetimeTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private final Backend backend = new Backend();

  @Test
  @DisplayName("L05: idle for the idle timeout: close 1001, DISCONNECT 1001 Going away")
  void an_idle_connection_is_closed() throws Exception {
    try (LocalGateway gateway = start(limits -> limits.withIdle(SHORT));
        Client client = gateway.connect()) {
      assertThat(client.closeCode()).isEqualTo(1001);
      assertGoingAway();
    }
  }

  @Test
  @DisplayName("L05: messages hold the idle timeout off, either way")
  void messages_hold_the_idle_timeout_off() throws Exception {
    try (LocalGateway gateway = start(limits -> limits.withIdle(SHORT));
        Client client = gateway.connect()) {
      String id = backend.next("$connect").at("/requestContext/connectionId").asText();
      for (int i = 0; i < 3; i++) {
        client.send("still here");
        Thread.sleep(SHORT.toMillis() / 2);
        assertThat(gateway.post(id, "good").statusCode()).isEqualTo(200);
        Thread.sleep(SHORT.toMillis() / 2);
      }
      assertThat(backend.count("$disconnect")).isZero();
    }
  }

  @Test
  @DisplayName("L06: the maximum duration ends an active connection: close 1001")
  void an_old_connection_is_closed() throws Exception {
    try (LocalGateway gateway = start(limits -> limits.withLife(SHORT));
        Client client = gateway.connect()) {
      for (int i = 0; i < 3; i++) {
        client.send("still here");
      }
      assertThat(client.closeCode()).isEqualTo(1001);
      assertGoingAway();
    }
  }

  @Test
  @DisplayName("L07: pings alone do not hold the idle timeout off")
  void pings_do_not_hold_the_idle_timeout_off() throws Exception {
    try (LocalGateway gateway = start(limits -> limits.withIdle(SHORT));
        RawSocket raw = gateway.raw()) {
      RawSocket.Frame frame;
      int pongs = 0;
      do {
        raw.frame(RawSocket.FIN | RawSocket.PING, "x".getBytes(StandardCharsets.UTF_8));
        frame = raw.next();
        pongs++;
        Thread.sleep(SHORT.toMillis() / 6);
      } while (frame.opcode() == RawSocket.PONG && pongs < 30);

      assertThat(frame.closeCode()).isEqualTo(1001);
      assertThat(pongs).isGreaterThan(3);
    }
  }

  @Test
  @DisplayName("O03, O04: a client that goes while its function runs: one DISCONNECT, at once")
  void a_client_goes_while_its_function_runs() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    LambdaFunction slow =
        backend.function(
            "slow",
            _ -> {
              try {
                return goOn.await(3, TimeUnit.SECONDS) ? Backend.body("late") : Backend.OK;
              } catch (InterruptedException stopped) {
                return new Outcome.Failed(stopped.toString());
              }
            });
    try (LocalGateway gateway = LocalGateway.recording(backend).twoWay("slow", slow).start();
        Client other = gateway.connect()) {
      Client client = gateway.connect().send("{\"action\":\"slow\"}");
      backend.next("slow");
      client.close();
      assertThat(backend.next("$disconnect").at("/requestContext/disconnectStatusCode").asInt())
          .isEqualTo(1006);
      goOn.countDown();

      other.send("hello");
      backend.next("$default");
      backend.nothing("$disconnect", Duration.ofMillis(100));
    }
  }

  @Test
  @DisplayName("Closing ends every connection with 1001 and runs $disconnect, in under a second")
  void closing_ends_every_connection() throws Exception {
    LocalGateway gateway = start(limits -> limits);
    try (Client one = gateway.connect();
        Client two = gateway.connect();
        RawSocket _ = gateway.raw()) {
      one.send("hello");
      backend.next("$default");
      long start = System.nanoTime();
      gateway.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(one.closeCode()).isEqualTo(1001);
      assertThat(two.closeCode()).isEqualTo(1001);
      assertGoingAway();
      assertGoingAway();
      assertGoingAway();
    }
  }

  @Test
  @DisplayName("Closing does not wait for functions that hang")
  void closing_does_not_wait_for_functions() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    LambdaFunction hanging =
        backend.function(
            "hanging",
            _ -> {
              try {
                never.await();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
              return Backend.OK;
            });
    LocalGateway gateway =
        new LocalGateway.Setup().oneWay("$default", hanging).oneWay("$disconnect", hanging).start();
    try (Client client = gateway.connect()) {
      client.send("hello");
      backend.next("hanging");
      long start = System.nanoTime();
      gateway.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    } finally {
      never.countDown();
    }
  }

  @Test
  @DisplayName("A port that is taken is refused when it is bound")
  void a_taken_port_is_refused() throws Exception {
    try (LocalGateway gateway = new LocalGateway.Setup().start()) {
      Assertions.assertThatIOException()
          .isThrownBy(
              () ->
                  Gateway.bind(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port())))
          .withCauseInstanceOf(BindException.class);
    }
  }

  private LocalGateway start(UnaryOperator<Limits> limits) throws Exception {
    return LocalGateway.recording(backend).limits(limits).start();
  }

  private void assertGoingAway() throws InterruptedException {
    JsonNode context = backend.next("$disconnect").path("requestContext");
    assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(1001);
    assertThat(context.path("disconnectReason").asText()).isEqualTo("Going away");
  }
}
