package io.roomcast.local.gateway;

import static io.roomcast.local.gateway.Backend.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayHandshakeTest {

  private static final String ARN =
      "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/v1/$connect";

  private final Backend backend = new Backend();

  @Test
  @DisplayName("H01, H27, H28: 101 with the right accept, no $connect route needed, no extension")
  void an_upgrade_is_accepted() throws Exception {
    try (LocalGateway gateway = new LocalGateway.Setup().start();
        RawSocket raw = RawSocket.open(gateway.port())) {
      RawSocket.Head head =
          raw.request("/v1", "Sec-WebSocket-Extensions: permessage-deflate").head();

      assertThat(head.status()).isEqualTo(101);
      assertThat(head.header("Sec-WebSocket-Accept")).isEqualTo(RawSocket.ACCEPT);
      assertThat(head.header("Sec-WebSocket-Extensions")).isEmpty();
    }
  }

  @Test
  @DisplayName("H02, H07: an authorizer that denies, or allows something else: 403")
  void a_denial_is_403() throws Exception {
    assertRefused(403, policy("Deny", ARN, "{}"));
    assertRefused(403, policy("Allow", ARN.replace("/v1/", "/v2/"), "{}"));
  }

  @Test
  @DisplayName("H07: wildcards of a policy match, and a denial wins")
  void wildcards_match_and_a_denial_wins() {
    String statements =
        """
        {"Statement":[{"Effect":"Allow","Action":"execute-api:*","Resource":["x","%s"]}%s]}""";
    String allowed = statements.formatted(ARN.replace("abcdef1234/v1", "*/v?"), "");
    String denied =
        statements.formatted(
            ARN, ",{\"Effect\":\"Deny\",\"Action\":[\"execute-api:invoke\"],\"Resource\":\"*\"}");

    assertThat(new Policy(Backend.json(allowed)).allows(ARN)).isTrue();
    assertThat(new Policy(Backend.json(denied)).isValid()).isTrue();
    assertThat(new Policy(Backend.json(denied)).allows(ARN)).isFalse();
  }

  @Test
  @DisplayName("H03: an authorizer that throws Unauthorized: 401")
  void unauthorized_is_401() throws Exception {
    assertRefused(401, new Outcome.Failed("Unauthorized"));
  }

  @Test
  @DisplayName("H04: each identity source is required, or it is 401 without a call")
  void a_missing_identity_source_is_401() throws Exception {
    LambdaFunction authorizer = backend.function("authorizer", policy("Allow", "*", "{}"));
    try (LocalGateway gateway =
        new LocalGateway.Setup()
            .authorizer(
                authorizer, "route.request.header.X-Token", "route.request.querystring.room")
            .start()) {
      assertStatus(401, () -> gateway.connect());
      assertStatus(401, () -> Client.connect(URI.create(gateway.url() + "?room=a")));
      assertStatus(
          401,
          () ->
              Client.connect(
                  URI.create(gateway.url() + "?room="), builder -> builder.header("x-token", "t")));
      assertThat(backend.count("authorizer")).isZero();

      Client.connect(
              URI.create(gateway.url() + "?room=a"), builder -> builder.header("x-token", "t"))
          .close();
      assertThat(backend.count("authorizer")).isEqualTo(1);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalGateway.recording(backend).authorizer(authorizer, "method.x"))
        .withMessageContaining("method.x");
  }

  @Test
  @DisplayName("H05, H06, H30, H31: an authorizer that fails, or answers what is not valid: 500")
  void a_failing_authorizer_is_500() throws Exception {
    assertRefused(500, new Outcome.Failed("no luck"));
    assertRefused(500, new Outcome.TimedOut());
    assertRefused(500, new Outcome.Returned("{\"principalId\":\"ann\"}"));
    assertRefused(500, new Outcome.Returned("null"));
    assertRefused(500, policy("Allow", ARN, "{\"long\":\"" + "x".repeat(8 * 1024) + "\"}"));
    assertRefused(500, policy("Allow", ARN, "{\"nested\":{}}"));
  }

  @Test
  @DisplayName("H08, H09: a refusal's body names the error; nothing runs after it")
  void a_refusal_has_a_body_and_runs_nothing() throws Exception {
    try (LocalGateway gateway =
            LocalGateway.recording(backend)
                .authorizer(_ -> new Outcome.Failed("Unauthorized"))
                .start();
        RawSocket raw = RawSocket.open(gateway.port())) {
      RawSocket.Head head = raw.request("/v1").head();
      JsonNode body = Backend.json(raw.body(Integer.parseInt(head.header("Content-Length"))));

      assertThat(head.status()).isEqualTo(401);
      assertThat(head.header("x-amzn-ErrorType")).isEqualTo("UnauthorizedException");
      assertThat(body.path("message").asText()).isEqualTo("Unauthorized");
      assertThat(body.path("connectionId").asText()).hasSize(16).endsWith("=");
      assertThat(body.path("requestId").asText()).hasSize(16).endsWith("=");
      backend.nothing("$connect", Duration.ofMillis(100));
      assertThat(backend.count("$disconnect")).isZero();
    }
  }

  @Test
  @DisplayName("H10, H11: principal and context, as strings, reach every event")
  void the_context_reaches_every_event() throws Exception {
    Outcome allow = policy("Allow", ARN, "{\"n\":1,\"b\":true,\"s\":\"x\"}");
    try (LocalGateway gateway = LocalGateway.recording(backend).authorizer(_ -> allow).start()) {
      Client client = gateway.connect().send("hello");
      JsonNode message = backend.next("$default");
      client.close(1000);

      for (JsonNode event :
          new JsonNode[] {backend.next("$connect"), message, backend.next("$disconnect")}) {
        JsonNode authorizer = event.at("/requestContext/authorizer");
        assertThat(authorizer.path("principalId").asText()).isEqualTo("ann");
        assertThat(authorizer.path("n")).isEqualTo(Backend.json("\"1\""));
        assertThat(authorizer.path("b")).isEqualTo(Backend.json("\"true\""));
        assertThat(authorizer.path("s").asText()).isEqualTo("x");
        assertThat(authorizer.path("integrationLatency").isNumber()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @DisplayName(
      "H12, H13, H32: the status of $connect reaches the client; a malformed result is 502")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"statusCode\":400}|400",
        "{\"statusCode\":401}|401",
        "{\"statusCode\":403}|403",
        "{\"statusCode\":500}|500",
        "{}|502",
        "null|502"
      })
  void the_status_of_connect_reaches_the_client(String result, int status) throws Exception {
    try (LocalGateway gateway =
        new LocalGateway.Setup()
            .oneWay("$connect", _ -> new Outcome.Returned(result))
            .oneWay("$disconnect", backend.function("$disconnect", Backend.OK))
            .start()) {
      assertStatus(status, gateway::connect);
      backend.nothing("$disconnect", Duration.ofMillis(50));
    }
  }

  @Test
  @DisplayName("H14: a $connect function that throws: 502")
  void a_failing_connect_is_502() throws Exception {
    try (LocalGateway gateway =
        new LocalGateway.Setup().oneWay("$connect", _ -> new Outcome.Failed("no")).start()) {
      assertStatus(502, gateway::connect);
    }
  }

  @Test
  @DisplayName("H15: the subprotocol that $connect returns is echoed")
  void the_subprotocol_of_connect_is_echoed() throws Exception {
    Outcome chosen =
        new Outcome.Returned(
            "{\"statusCode\":200,\"headers\":{\"sec-websocket-protocol\":\"chat.v1\"}}");
    try (LocalGateway gateway = new LocalGateway.Setup().oneWay("$connect", _ -> chosen).start();
        Client client =
            Client.connect(
                gateway.url(), builder -> builder.subprotocols("chat.v1", "bearer.abc"))) {
      assertThat(client.subprotocol()).isEqualTo("chat.v1");
    }
  }

  @Test
  @DisplayName("H16: without one from $connect the 101 has no subprotocol")
  void no_subprotocol_unless_connect_returns_one() throws Exception {
    try (LocalGateway gateway =
            new LocalGateway.Setup().oneWay("$connect", _ -> Backend.OK).start();
        RawSocket raw = RawSocket.open(gateway.port())) {
      RawSocket.Head head = raw.request("/v1", "Sec-WebSocket-Protocol: chat.v1, b").head();

      assertThat(head.status()).isEqualTo(101);
      assertThat(head.header("Sec-WebSocket-Protocol")).isEmpty();
    }
  }

  @Test
  @DisplayName("H17: the query is in the CONNECT event, decoded, single and multi value")
  void the_query_is_in_the_event() throws Exception {
    try (LocalGateway gateway = LocalGateway.recording(backend).start()) {
      Client.connect(URI.create(gateway.url() + "?token=a%20b&x=1&x=2%2B&/p=q&flag")).close();
      JsonNode event = backend.next("$connect");

      assertThat(event.path("queryStringParameters"))
          .isEqualTo(Backend.json("{\"token\":\"a b\",\"x\":\"2+\",\"/p\":\"q\",\"flag\":\"\"}"));
      assertThat(event.path("multiValueQueryStringParameters"))
          .isEqualTo(
              Backend.json(
                  "{\"token\":[\"a b\"],\"x\":[\"1\",\"2+\"],\"/p\":[\"q\"],\"flag\":[\"\"]}"));
    }
  }

  @Test
  @DisplayName("H18, H19, H20: the headers of CONNECT and of the authorizer's event")
  void the_headers_of_the_events() throws Exception {
    try (LocalGateway gateway =
            LocalGateway.recording(backend)
                .authorizer(backend.function("authorizer", policy("Allow", "*", "{}")))
                .start();
        RawSocket raw = RawSocket.open(gateway.port())) {
      raw.request("/v1", "X-Custom: One", "X-Custom: Two", "x-lower: 3").head();
      JsonNode connect = backend.next("$connect");
      JsonNode authorizer = backend.next("authorizer");

      assertThat(connect.at("/headers/Sec-WebSocket-Key").asText()).isEqualTo(RawSocket.KEY);
      assertThat(connect.at("/headers/X-Custom").asText()).isEqualTo("Two");
      assertThat(connect.at("/multiValueHeaders/X-Custom"))
          .isEqualTo(Backend.json("[\"One\",\"Two\"]"));
      assertThat(connect.path("headers").has("x-lower")).isTrue();
      assertThat(connect.at("/headers/X-Forwarded-For").asText()).isEqualTo("127.0.0.1");
      assertThat(connect.at("/headers/X-Forwarded-Port").asText())
          .isEqualTo(String.valueOf(gateway.port()));
      assertThat(connect.at("/headers/X-Forwarded-Proto").asText()).isEqualTo("http");
      assertThat(connect.at("/headers/X-Amzn-Trace-Id").asText())
          .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
      assertThat(connect.path("headers").properties())
          .extracting(Map.Entry::getKey)
          .doesNotContain("Connection", "Upgrade");
      assertThat(authorizer.at("/headers/Connection").asText()).isEqualTo("upgrade");
      assertThat(authorizer.at("/headers/Upgrade").asText()).isEqualTo("websocket");
    }
  }

  @Test
  @DisplayName("H21: the authorizer's event")
  void the_event_of_the_authorizer() throws Exception {
    try (LocalGateway gateway =
        LocalGateway.recording(backend)
            .variables(Map.of("color", "blue"))
            .authorizer(backend.function("authorizer", policy("Allow", ARN, "{}")))
            .start()) {
      Client.connect(URI.create(gateway.url() + "?token=t")).close();
      JsonNode event = backend.next("authorizer");

      assertThat(event.path("type").asText()).isEqualTo("REQUEST");
      assertThat(event.path("methodArn").asText()).isEqualTo(ARN);
      assertThat(event.at("/queryStringParameters/token").asText()).isEqualTo("t");
      assertThat(event.path("stageVariables")).isEqualTo(Backend.json("{\"color\":\"blue\"}"));
      assertThat(event.at("/requestContext/eventType").asText()).isEqualTo("CONNECT");
      assertThat(event.at("/requestContext/connectionId"))
          .isEqualTo(backend.next("$connect").at("/requestContext/connectionId"));
    }
  }

  @Test
  @DisplayName("H22: plain HTTP on the WebSocket URL: 426")
  void plain_http_is_426() throws Exception {
    try (LocalGateway gateway = new LocalGateway.Setup().start()) {
      URI plain = URI.create("http" + gateway.url().toString().substring(2));

      assertThat(
              LocalGateway.call("GET", plain, BodyPublishers.noBody(), Optional.empty())
                  .statusCode())
          .isEqualTo(426);
    }
  }

  @ParameterizedTest
  @DisplayName("H23: an unknown stage, or none: 403")
  @ValueSource(strings = {"/nowhere", "/", "/v1/deeper", "//"})
  void an_unknown_stage_is_403(String path) throws Exception {
    assertThat(answer(path).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("H24: no key, or no valid one: 400; another version: 426, naming 13")
  void a_malformed_upgrade_is_refused() throws Exception {
    assertThat(answer("/v1", "Sec-WebSocket-Key:").status()).isEqualTo(400);
    assertThat(answer("/v1", "Sec-WebSocket-Key: abc").status()).isEqualTo(400);
    RawSocket.Head version = answer("/v1", "Sec-WebSocket-Version: 12");
    assertThat(version.status()).isEqualTo(426);
    assertThat(version.header("Sec-WebSocket-Version")).isEqualTo("13");
  }

  @Test
  @DisplayName("H25, H26, H33: the 101 waits for $connect; meanwhile a post is 410, a frame waits")
  void the_upgrade_waits_for_connect() throws Exception {
    LocalGateway[] self = new LocalGateway[1];
    int[] posted = new int[1];
    LambdaFunction connect =
        backend.function(
            "$connect",
            event -> {
              String id = event.at("/requestContext/connectionId").asText();
              try {
                posted[0] = self[0].post(id, "too soon").statusCode();
                Thread.sleep(200);
              } catch (Exception broken) {
                return new Outcome.Failed(broken.toString());
              }
              assertThat(backend.count("$default")).isZero();
              return Backend.OK;
            });
    try (LocalGateway gateway =
            LocalGateway.recording(backend)
                .oneWay("$connect", connect)
                .twoWay("$default", backend.function("$default", Backend.body("early")))
                .start();
        RawSocket raw = RawSocket.open(gateway.port())) {
      self[0] = gateway;
      long start = System.nanoTime();
      raw.request("/v1").text("before the 101");
      assertThat(raw.head().status()).isEqualTo(101);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
      assertThat(posted[0]).isEqualTo(410);
      assertThat(raw.next().text()).isEqualTo("early");
      assertThat(backend.next("$default").path("body").asText()).isEqualTo("before the 101");
    }
  }

  @Test
  @DisplayName("H29: a URL over 4,096 characters is refused; one of 4,096 is not")
  void a_long_url_is_refused() throws Exception {
    String path = "/v1?token=";

    assertThat(answer(path + "x".repeat(Limits.URL - path.length())).status()).isEqualTo(101);
    assertThat(answer(path + "x".repeat(Limits.URL - path.length() + 1)).status()).isEqualTo(414);
  }

  private RawSocket.Head answer(String path, String... lines) throws Exception {
    try (LocalGateway gateway = new LocalGateway.Setup().start();
        RawSocket raw = RawSocket.open(gateway.port())) {
      return raw.request(path, lines).head();
    }
  }

  private void assertRefused(int status, Outcome authorizer) throws Exception {
    try (LocalGateway gateway =
        LocalGateway.recording(backend).authorizer(_ -> authorizer).start()) {
      assertStatus(status, gateway::connect);
      assertThat(backend.count("$connect")).isZero();
    }
  }

  private static void assertStatus(int status, Runnable connecting) {
    assertThatExceptionOfType(Client.Refused.class)
        .isThrownBy(connecting::run)
        .extracting(Client.Refused::status)
        .isEqualTo(status);
  }
}
