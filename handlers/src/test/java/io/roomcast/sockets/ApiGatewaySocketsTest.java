package io.roomcast.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiGatewaySocketsTest extends SocketsContract {

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final Set<String> gone = new HashSet<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile int failing;
  private final Sockets sockets;

  ApiGatewaySocketsTest() throws IOException {
    server.createContext("/v1/@connections/", this::answer);
    server.start();
    sockets =
        ApiGatewaySockets.of(
            new Clients(
                new Environment(
                    Map.of(
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "local",
                        "AWS_SECRET_ACCESS_KEY", "local",
                        "MANAGEMENT_ENDPOINT",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/v1"))));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void the_frame_is_sent_as_it_is() {
    sockets.post("R0oXAdfD0kwCH6w=", "{\"é\":\"😀\"}");

    assertThat(bodies).containsExactly("{\"é\":\"😀\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "400, false, false",
    "403, false, false",
    "413, false, false",
    "429, true, true",
    "500, false, true",
    "503, false, true"
  })
  void a_status_tells_whether_a_retry_may_help_and_is_not_tried_again_here(
      int status, boolean throttled, boolean temporary) {
    failing = status;

    assertThatThrownBy(() -> sockets.post("c=", "{}"))
        .isInstanceOfSatisfying(
            SocketException.class,
            failed -> {
              assertThat(failed.throttled()).isEqualTo(throttled);
              assertThat(failed.temporary()).isEqualTo(temporary);
              assertThat(failed).hasMessageContaining(Integer.toString(status));
            });
    assertThat(bodies).hasSize(1);
  }

  @Test
  void an_endpoint_that_is_away_is_a_failure_that_may_pass() {
    server.stop(0);

    assertThatThrownBy(() -> sockets.post("c=", "{}"))
        .isInstanceOfSatisfying(
            SocketException.class, failed -> assertThat(failed.temporary()).isTrue());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      String path = exchange.getRequestURI().getRawPath();
      String id =
          URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
      int status = gone.contains(id) ? 410 : 200;
      if (exchange.getRequestMethod().equals("DELETE") && status == 200) {
        gone.add(id);
        status = 204;
      }
      if (status == 410) {
        exchange.getResponseHeaders().add("x-amzn-ErrorType", "GoneException");
      }
      exchange.sendResponseHeaders(failing == 0 ? status : failing, -1);
    }
  }

  @Override
  Sockets sockets() {
    return sockets;
  }

  @Override
  void lose(String connectionId) {
    gone.add(connectionId);
  }
}
