package io.roomcast.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayManagementTest {

  private static final String NEVER = "R0oXAdfD0kwCH6w=";

  private final Backend backend = new Backend();
  private final AtomicReference<String> asked = new AtomicReference<>("");
  private LocalGateway gateway;
  private Client client;
  private String id;

  @BeforeEach
  void start() throws Exception {
    gateway =
        LocalGateway.recording(backend)
            .callers(
                (key, arn) -> {
                  asked.set(key + " " + arn);
                  return key.equals("BACKEND");
                })
            .start();
    client = gateway.connect();
    id = backend.next("$connect").at("/requestContext/connectionId").asText();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  @Test
  @DisplayName("C01: POST: 200, an empty body, and one message of those bytes")
  void a_post_arrives() throws Exception {
    HttpResponse<String> answer = gateway.post(id, "hello \u00e9\ud83d\ude00");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(client.next()).isEqualTo("hello \u00e9\ud83d\ude00");
  }

  @Test
  @DisplayName("C02, C03: POST, GET and DELETE to a closed connection: 410 GoneException")
  void a_closed_connection_is_gone() throws Exception {
    client.close(1000);
    backend.next("$disconnect");

    for (String method : new String[] {"POST", "GET", "DELETE"}) {
      assertGone(gateway.call(method, id, BodyPublishers.noBody()));
    }
  }

  @Test
  @DisplayName("C04: an id that never was: 410; also one of another stage")
  void an_unknown_id_is_gone() throws Exception {
    assertGone(gateway.post(NEVER, "x"));
    URI other = URI.create(gateway.connection(id).toString().replace("/v1/", "/v2/"));
    assertGone(
        LocalGateway.call(
            "POST", other, BodyPublishers.ofString("x"), Optional.of(LocalGateway.signature())));
  }

  @ParameterizedTest
  @DisplayName("C05: a malformed id: 400 BadRequestException")
  @ValueSource(strings = {"x", "R0oXAdfD0kwCH6w", "R0oXAdfD0kwCH6w==", "a b", "../v1", "%"})
  void a_malformed_id_is_a_bad_request(String malformed) throws Exception {
    HttpResponse<String> answer = gateway.post(malformed, "x");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("BadRequestException");
  }

  @Test
  @DisplayName("C06, C07: GET describes the connection; lastActiveAt moves on with a message")
  void a_get_describes_the_connection() throws Exception {
    JsonNode before = describe();
    Thread.sleep(5);
    client.send("hello");
    backend.next("$default");
    JsonNode after = describe();

    assertThat(before.at("/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(before.at("/identity/userAgent").asText().toLowerCase(Locale.ROOT)).contains("java");
    assertThat(Instant.parse(before.path("connectedAt").asText()))
        .isBetween(Instant.now().minusSeconds(30), Instant.now());
    assertThat(after.path("connectedAt")).isEqualTo(before.path("connectedAt"));
    assertThat(Instant.parse(after.path("lastActiveAt").asText()))
        .isAfter(Instant.parse(before.path("lastActiveAt").asText()));
  }

  @Test
  @DisplayName("C08, C09: DELETE: 204, close 1000, and one DISCONNECT of 1000; what waited arrives")
  void a_delete_closes_the_connection() throws Exception {
    gateway.post(id, "last words");
    HttpResponse<String> answer = gateway.call("DELETE", id, BodyPublishers.noBody());
    JsonNode context = backend.next("$disconnect").path("requestContext");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(client.next()).isEqualTo("last words");
    assertThat(client.closeCode()).isEqualTo(1000);
    assertThat(context.path("disconnectStatusCode").asInt()).isEqualTo(1000);
    assertThat(context.path("disconnectReason").asText()).isEqualTo("Connection Closed Normally");
    assertGone(gateway.post(id, "x"));
    backend.nothing("$disconnect", Duration.ofMillis(100));
  }

  @Test
  @DisplayName("C10: an unsigned request: 403")
  void an_unsigned_request_is_forbidden() throws Exception {
    for (Optional<String> authorization :
        List.of(
            Optional.<String>empty(), Optional.of("Bearer x"), Optional.of("AWS4-HMAC-SHA256"))) {
      assertThat(
              LocalGateway.call(
                      "POST", gateway.connection(id), BodyPublishers.ofString("x"), authorization)
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(client.hasNothing(50)).isTrue();
  }

  @Test
  @DisplayName("C10: a signed request of one who has no grant: 403")
  void a_caller_without_a_grant_is_forbidden() throws Exception {
    HttpResponse<String> answer =
        LocalGateway.call(
            "POST",
            gateway.connection(id),
            BodyPublishers.ofString("x"),
            Optional.of(LocalGateway.signature().replace("BACKEND", "OTHER")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(asked.get())
        .isEqualTo(
            "OTHER arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/v1/POST/@connections/"
                + id);
    assertThat(client.hasNothing(50)).isTrue();
  }

  @Test
  @DisplayName("C11: the path may be encoded")
  void the_path_may_be_encoded() throws Exception {
    URI encoded =
        URI.create(gateway.connection(id).toString().replace("@connections", "%40connections"));
    assertThat(encoded.toString()).endsWith("%3D");

    assertThat(
            LocalGateway.call(
                    "POST",
                    encoded,
                    BodyPublishers.ofString("x"),
                    Optional.of(LocalGateway.signature()))
                .statusCode())
        .isEqualTo(200);
    assertThat(client.next()).isEqualTo("x");
  }

  @Test
  @DisplayName("C12: bytes that are not UTF-8 arrive as U+FFFD")
  void bytes_that_are_not_utf8_are_replaced() throws Exception {
    gateway.call("POST", id, BodyPublishers.ofByteArray(new byte[] {'a', (byte) 0xff, 'b'}));

    assertThat(client.next()).isEqualTo("a\ufffdb");
  }

  @Test
  @DisplayName("C13: a post reaches one connection only, once")
  void a_post_reaches_one_connection() throws Exception {
    try (Client other = gateway.connect()) {
      String otherId = backend.next("$connect").at("/requestContext/connectionId").asText();
      gateway.post(otherId, "for the other");

      assertThat(other.next()).isEqualTo("for the other");
      assertThat(other.hasNothing(50)).isTrue();
      assertThat(client.hasNothing(1)).isTrue();
    }
  }

  @Test
  @DisplayName("C14: sequential posts arrive in order, none lost")
  void posts_arrive_in_order() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(gateway.post(id, "m" + i).statusCode()).isEqualTo(200);
    }
    for (int i = 0; i < 50; i++) {
      assertThat(client.next()).isEqualTo("m" + i);
    }
  }

  @Test
  @DisplayName("C15: a function ends its own connection: 204, the close, one DISCONNECT")
  void a_function_ends_its_own_connection() throws Exception {
    LocalGateway[] self = new LocalGateway[1];
    CompletableFuture<Integer> status = new CompletableFuture<>();
    LambdaFunction leave =
        text -> {
          String own = Backend.json(text).at("/requestContext/connectionId").asText();
          try {
            status.complete(self[0].call("DELETE", own, BodyPublishers.noBody()).statusCode());
          } catch (Exception broken) {
            return new Outcome.Failed(broken.toString());
          }
          return Backend.body("too late");
        };
    Backend own = new Backend();
    try (LocalGateway other = LocalGateway.recording(own).twoWay("leave", leave).start();
        Client leaver = other.connect()) {
      self[0] = other;
      leaver.send("{\"action\":\"leave\"}");

      assertThat(leaver.closeCode()).isEqualTo(1000);
      assertThat(status.get(2, TimeUnit.SECONDS)).isEqualTo(204);
      own.next("$disconnect");
      own.nothing("$disconnect", Duration.ofMillis(100));
    }
  }

  @Test
  @DisplayName("C16: an empty POST is an empty message")
  void an_empty_post_is_an_empty_message() throws Exception {
    assertThat(gateway.post(id, "").statusCode()).isEqualTo(200);
    assertThat(client.next()).isEmpty();
  }

  @Test
  @DisplayName("L08: a POST of 128 KB is 200, one byte more is 413")
  void a_post_over_128_kb_is_too_large() throws Exception {
    assertThat(gateway.post(id, "x".repeat(Limits.MESSAGE)).statusCode()).isEqualTo(200);
    assertThat(client.next()).hasSize(Limits.MESSAGE);

    HttpResponse<String> answer = gateway.post(id, "x".repeat(Limits.MESSAGE + 1));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
        .contains("PayloadTooLargeException");
    assertThat(client.hasNothing(50)).isTrue();
  }

  @Test
  @DisplayName(
      "L09: a large POST reaches the client in frames of at most 32 KB, cut between characters")
  void a_large_post_is_fragmented() throws Exception {
    try (RawSocket raw = gateway.raw()) {
      String other = backend.next("$connect").at("/requestContext/connectionId").asText();
      String text = "a" + "\u20ac\ud83d\ude00".repeat(14_000);
      gateway.post(other, text);
      StringBuilder read = new StringBuilder();
      RawSocket.Frame frame;
      int frames = 0;
      do {
        frame = raw.next();
        frames++;
        assertThat(frame.payload().remaining()).isLessThanOrEqualTo(Limits.FRAME);
        read.append(frame.text());
      } while (!frame.fin());

      assertThat(read.toString()).isEqualTo(text);
      assertThat(frames).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("A client that does not read: its posts end in 429, others' go on")
  void a_slow_client_blocks_nobody() throws Exception {
    try (RawSocket _ = gateway.raw()) {
      String slow = backend.next("$connect").at("/requestContext/connectionId").asText();
      String large = "x".repeat(Limits.MESSAGE);
      int status = 200;
      for (int i = 0; i < 200 && status == 200; i++) {
        status = gateway.post(slow, large).statusCode();
      }
      assertThat(status).isEqualTo(429);

      assertThat(gateway.post(id, "hello").statusCode()).isEqualTo(200);
      assertThat(client.next()).isEqualTo("hello");
      assertThat(gateway.call("DELETE", slow, BodyPublishers.noBody()).statusCode()).isEqualTo(204);
      assertThat(backend.next("$disconnect").at("/requestContext/disconnectStatusCode").asInt())
          .isEqualTo(1000);
    }
  }

  private JsonNode describe() throws Exception {
    HttpResponse<String> answer = gateway.call("GET", id, BodyPublishers.noBody());
    assertThat(answer.statusCode()).isEqualTo(200);
    return Backend.json(answer.body());
  }

  private static void assertGone(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("GoneException");
  }
}
