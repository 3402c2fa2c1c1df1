package io.roomcast.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayResultsTest {

  private static final String ERROR_FORM =
      "\\{\"message\": \"%s\", \"connectionId\":\"[A-Za-z0-9]{15}=\", \"requestId\":\"[A-Za-z0-9]{15}=\"}";

  private final CountDownLatch ended = new CountDownLatch(1);
  private Outcome result = Backend.OK;
  private LocalGateway gateway;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    LambdaFunction slow =
        _ -> {
          try {
            return ended.await(2, TimeUnit.SECONDS) ? Backend.body("late") : Backend.OK;
          } catch (InterruptedException stopped) {
            throw new IllegalStateException("a function is never interrupted", stopped);
          }
        };
    gateway =
        new LocalGateway.Setup()
            .limits(limits -> limits.withIntegration(Duration.ofMillis(300)))
            .twoWay("two", _ -> result)
            .oneWay("one", _ -> result)
            .twoWay("slow", slow)
            .twoWay("echo", event -> Backend.body(Backend.json(event).path("body").asText()))
            .start();
    client = gateway.connect();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  @Test
  @DisplayName("T01: a two-way route's body comes back as one message")
  void the_body_comes_back() throws Exception {
    result = Backend.body("{\"type\":\"ack\"} \u00e9\ud83d\ude00");

    assertThat(send("two").next()).isEqualTo("{\"type\":\"ack\"} \u00e9\ud83d\ude00");
  }

  @Test
  @DisplayName("T02: nothing comes back from a one-way route")
  void nothing_comes_back_from_a_one_way_route() throws Exception {
    result = Backend.body("unseen");

    assertThat(send("one").hasNothing(150)).isTrue();
  }

  @ParameterizedTest
  @DisplayName("T03, T04, T05: a function that throws: the error frame, exactly")
  @ValueSource(strings = {"two", "one"})
  void a_function_that_throws_gives_the_error_frame(String route) throws Exception {
    result = new Outcome.Failed("out of luck");

    assertThat(send(route).next()).matches(ERROR_FORM.formatted("Internal server error"));
  }

  @Test
  @DisplayName("T03: a function over its own timeout gives the same frame")
  void a_function_over_its_own_timeout_gives_the_error_frame() throws Exception {
    result = new Outcome.TimedOut();

    assertThat(send("two").next()).matches(ERROR_FORM.formatted("Internal server error"));
  }

  @Test
  @DisplayName("T06: each failure has a request id of its own, and the connection stays open")
  void each_failure_has_its_own_request_id() throws Exception {
    result = new Outcome.Failed("out of luck");
    JsonNode first = send("two").nextJson();
    JsonNode second = send("two").nextJson();

    assertThat(first.path("requestId")).isNotEqualTo(second.path("requestId"));
    assertThat(first.path("connectionId")).isEqualTo(second.path("connectionId"));
    assertThat(send("echo").next()).contains("echo");
  }

  @ParameterizedTest
  @DisplayName("T07, T08, T10: a malformed result is an internal server error")
  @ValueSource(
      strings = {
        "{\"body\":\"no status\"}",
        "{}",
        "null",
        "\"text\"",
        "{\"statusCode\":\"ok\",\"body\":\"x\"}",
        "{\"statusCode\":99,\"body\":\"x\"}",
        "{\"statusCode\":200,\"body\":{\"an\":\"object\"}}",
        "no JSON"
      })
  void a_malformed_result_is_an_error(String text) throws Exception {
    result = new Outcome.Returned(text);

    assertThat(send("two").next()).matches(ERROR_FORM.formatted("Internal server error"));
    assertThat(send("one").next()).matches(ERROR_FORM.formatted("Internal server error"));
  }

  @Test
  @DisplayName("T09: the body of a result with status 500 is delivered")
  void the_body_is_delivered_whatever_the_status() throws Exception {
    result = new Outcome.Returned("{\"statusCode\":500,\"body\":\"sorry\"}");

    assertThat(send("two").next()).isEqualTo("sorry");
  }

  @Test
  @DisplayName("T11: an empty body is an empty message; no body is none")
  void an_empty_body_is_an_empty_message() throws Exception {
    result = Backend.body("");
    assertThat(send("two").next()).isEmpty();

    result = Backend.OK;
    assertThat(send("two").hasNothing(150)).isTrue();
  }

  @Test
  @DisplayName("T12: over the integration timeout: Endpoint request timed out, once")
  void over_the_integration_timeout() throws Exception {
    String error = send("slow").next();
    ended.countDown();

    assertThat(error).matches(ERROR_FORM.formatted("Endpoint request timed out"));
    assertThat(client.hasNothing(150)).isTrue();
  }

  @Test
  @DisplayName("T13: a post that the function makes arrives before its own result")
  void a_post_arrives_before_the_result() throws Exception {
    LocalGateway[] self = new LocalGateway[1];
    LambdaFunction posting =
        text -> {
          String id = Backend.json(text).at("/requestContext/connectionId").asText();
          try {
            self[0].post(id, "posted");
          } catch (Exception broken) {
            return new Outcome.Failed(broken.toString());
          }
          return Backend.body("result");
        };
    try (LocalGateway posts = new LocalGateway.Setup().twoWay("$default", posting).start();
        Client other = posts.connect()) {
      self[0] = posts;
      other.send("go");

      assertThat(other.next()).isEqualTo("posted");
      assertThat(other.next()).isEqualTo("result");
    }
  }

  @Test
  @DisplayName("L10: a result over 128 KB is an internal server error")
  void a_result_over_the_limit_is_an_error() throws Exception {
    result = Backend.body("x".repeat(Limits.MESSAGE));
    assertThat(send("two").next()).hasSize(Limits.MESSAGE);

    result = Backend.body("x".repeat(Limits.MESSAGE) + "x");
    assertThat(send("two").next()).matches(ERROR_FORM.formatted("Internal server error"));
  }

  private Client send(String action) {
    return client.send("{\"action\":\"" + action + "\"}");
  }
}
