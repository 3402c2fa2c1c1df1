package io.roomcast.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayRoutesTest {

  private final Backend backend = new Backend();
  private LocalGateway gateway;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    gateway =
        LocalGateway.recording(backend)
            .oneWay("send", backend.function("send", Backend.OK))
            .oneWay("123", backend.function("123", Backend.OK))
            .start();
    client = gateway.connect();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  @Test
  @DisplayName("R01: the property picks the route with that key")
  void r01() throws Exception {
    client.send("{\"action\":\"send\"}");

    assertThat(backend.next("send").at("/requestContext/routeKey").asText()).isEqualTo("send");
  }
}
