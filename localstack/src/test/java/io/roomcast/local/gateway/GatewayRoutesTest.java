package io.roomcast.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void a_property_picks_the_route() throws Exception {
    client.send("{\"action\":\"send\"}");

    assertThat(routeKey("send")).isEqualTo("send");
    assertThat(backend.count("$default")).isZero();
  }

  @Test
  @DisplayName("R02: no route of that key is $default, under that name")
  void an_unknown_key_is_default() throws Exception {
    client.send("{\"action\":\"dance\"}");

    assertThat(routeKey("$default")).isEqualTo("$default");
  }

  @ParameterizedTest
  @DisplayName("R03, R04: what is no JSON, or has no such property, is $default, unchanged")
  @ValueSource(
      strings = {
        "hello",
        "{\"action\":\"send\"",
        "{\"action\":\"send\"} trailing",
        "{\"text\":\"send\"}",
        "{\"action\":null}",
        "{\"action\":{\"is\":\"send\"}}",
        "[1]",
        "[\"send\"]",
        "\"send\"",
        "5",
        "null"
      })
  void what_has_no_key_is_default(String body) throws Exception {
    client.send(body);

    assertThat(backend.next("$default").path("body").asText()).isEqualTo(body);
    assertThat(backend.count("send")).isZero();
  }

  @Test
  @DisplayName("R03: nesting beyond what a parser takes is $default, and the connection stays open")
  void deep_nesting_is_default() throws Exception {
    client.send("[".repeat(20_000));
    backend.next("$default");

    client.send("{\"action\":\"send\"}");
    backend.next("send");
  }

  @Test
  @DisplayName("R05: an empty message is handled by $default, and the connection stays open")
  void an_empty_message_is_default() throws Exception {
    client.send("");
    JsonNode event = backend.next("$default");
    client.send("{\"action\":\"send\"}");

    assertThat(event.path("body").asText("none")).isEmpty();
    backend.next("send");
  }

  @Test
  @DisplayName("R06: a number selects the route whose key is its text")
  void a_number_selects_by_its_text() throws Exception {
    client.send("{\"action\":123}");

    assertThat(routeKey("123")).isEqualTo("123");
  }

  @Test
  @DisplayName("R07: an expression may reach into the body and have several parts")
  void an_expression_may_be_nested_and_of_several_parts() {
    RouteSelection nested = RouteSelection.parse("$request.body.service.do");
    RouteSelection parts = RouteSelection.parse("${request.body.a}-$request.body.b[1].c/\\$x");

    assertThat(nested.key("{\"service\":{\"do\":\"it\"}}")).contains("it");
    assertThat(parts.key("{\"a\":\"x\",\"b\":[0,{\"c\":true}]}")).contains("x-true/$x");
    assertThat(parts.key("{\"a\":\"x\"}")).contains("x-/$x");
  }

  @Test
  @DisplayName("R07: a nested expression routes")
  void a_nested_expression_routes() throws Exception {
    try (LocalGateway nested =
            LocalGateway.recording(backend)
                .selection("$request.body.service.do")
                .oneWay("it", backend.function("it", Backend.OK))
                .start();
        Client other = nested.connect()) {
      other.send("{\"service\":{\"do\":\"it\"}}");

      assertThat(routeKey("it")).isEqualTo("it");
    }
  }

  @Test
  @DisplayName("R08: no route and no $default: Forbidden, and the connection stays open")
  void without_default_it_is_forbidden() throws Exception {
    try (LocalGateway strict =
            new LocalGateway.Setup().twoWay("send", _ -> Backend.body("sent")).start();
        Client other = strict.connect()) {
      JsonNode error = other.send("{\"action\":\"dance\"}").nextJson();

      assertThat(error.path("message").asText()).isEqualTo("Forbidden");
      assertThat(other.send("{\"action\":\"send\"}").next()).isEqualTo("sent");
    }
  }

  @ParameterizedTest
  @DisplayName("R09: a client does not reach $connect and $disconnect")
  @ValueSource(strings = {"$connect", "$disconnect"})
  void reserved_keys_are_out_of_reach(String key) throws Exception {
    backend.next("$connect");
    client.send("{\"action\":\"" + key + "\"}");

    assertThat(routeKey("$default")).isEqualTo("$default");
    assertThat(backend.count(key)).isZero();
  }

  @Test
  @DisplayName("O01: two frames of one connection run at once")
  void two_frames_run_at_once() throws Exception {
    LambdaFunction slowFirst =
        event -> {
          String body = Backend.json(event).path("body").asText();
          pause(body.contains("slow") ? 400 : 0);
          return Backend.body(body.contains("slow") ? "slow" : "fast");
        };
    try (LocalGateway parallel = new LocalGateway.Setup().twoWay("$default", slowFirst).start();
        Client other = parallel.connect()) {
      other.send("slow").send("fast");

      assertThat(other.next()).isEqualTo("fast");
      assertThat(other.next()).isEqualTo("slow");
    }
  }

  @Test
  @DisplayName("O02: 300 messages written in one go have 300 answers")
  void each_of_many_messages_is_answered() throws Exception {
    LambdaFunction echo =
        event -> {
          pause(5);
          return Backend.body(Backend.json(event).path("body").asText());
        };
    try (LocalGateway many = new LocalGateway.Setup().twoWay("$default", echo).start();
        Client other = many.connect()) {
      for (int i = 0; i < 300; i++) {
        other.send("m" + i);
      }
      Set<String> answers = new HashSet<>();
      for (int i = 0; i < 300; i++) {
        answers.add(other.next());
      }

      assertThat(answers).hasSize(300).contains("m0", "m299");
    }
  }

  @Test
  @DisplayName("O02: beyond a number of messages in work, no more are read from that client")
  void no_more_messages_are_read_than_may_be_in_work() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    LambdaFunction waiting =
        backend.function(
            "waiting",
            _ -> {
              try {
                return goOn.await(5, TimeUnit.SECONDS) ? Backend.body("done") : Backend.OK;
              } catch (InterruptedException stopped) {
                return new Outcome.Failed(stopped.toString());
              }
            });
    try (LocalGateway bounded =
            LocalGateway.recording(backend)
                .limits(limits -> limits.withFramesInFlight(2))
                .twoWay("wait", waiting)
                .start();
        Client busy = bounded.connect();
        Client other = bounded.connect()) {
      for (int i = 0; i < 5; i++) {
        busy.send("{\"action\":\"wait\"}");
      }
      other.send("hello");
      backend.next("$default");
      Thread.sleep(100);
      assertThat(backend.count("waiting")).isEqualTo(2);

      goOn.countDown();
      for (int i = 0; i < 5; i++) {
        assertThat(busy.next()).isEqualTo("done");
      }
    }
  }

  @Test
  @DisplayName("O05: 30 connections at once each get their own id and answers")
  void each_connection_has_its_own_id_and_answers() throws Exception {
    LambdaFunction who =
        event -> Backend.body(Backend.json(event).at("/requestContext/connectionId").asText());
    try (LocalGateway many = new LocalGateway.Setup().twoWay("$default", who).start()) {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < 30; i++) {
        Client one = many.connect();
        String id = one.send("who").next();
        assertThat(one.send("who again").next()).isEqualTo(id);
        ids.add(id);
      }

      assertThat(ids).hasSize(30);
    }
  }

  private String routeKey(String function) throws InterruptedException {
    return backend.next(function).at("/requestContext/routeKey").asText();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(Duration.ofMillis(millis));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
