package io.roomcast.authorizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.roomcast.authorizer.TokenVerifier.Verdict;
import io.roomcast.aws.Environment;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizerHandlerTest {

  private static final String ARN =
      "arn:aws:execute-api:eu-central-1:123456789012:abcdefghij/v1/$connect";
  private static final Instant EXPIRES = Instant.parse("2026-01-31T12:00:00Z");

  private Identity identity = new Identity("ana", "Ana", EXPIRES);
  private final AuthorizerHandler handler =
      new AuthorizerHandler(
          token -> {
            if (token.equals("away")) {
              throw new IllegalStateException("the issuer's keys cannot be read");
            }
            return token.equals("good") ? new Verdict.Good(identity) : new Verdict.Bad("Forged");
          },
          new Telemetry(new Environment(Map.of("POWERTOOLS_SERVICE_NAME", "authorizer"))));

  @ParameterizedTest
  @ValueSource(
      strings = {"Sec-WebSocket-Protocol", "sec-websocket-protocol", "SEC-WEBSOCKET-PROTOCOL"})
  void a_token_in_the_subprotocol_lets_in_however_the_header_is_written(String header) {
    ConnectRequest request = request();
    request.setMultiValueHeaders(Map.of(header, List.of("roomcast.v1, bearer.good")));

    assertThat(json(handler.handleRequest(request, new PrimingContext())))
        .contains("\"Effect\":\"Allow\"");
  }

  @Test
  void a_token_in_the_second_of_two_headers_is_found() {
    ConnectRequest request = request();
    request.setMultiValueHeaders(
        Map.of("Sec-WebSocket-Protocol", List.of("roomcast.v1", "bearer.good")));

    assertThat(json(handler.handleRequest(request, new PrimingContext())))
        .contains("\"Effect\":\"Allow\"");
  }

  @Test
  void a_token_in_the_query_lets_in_to_connect_and_to_nothing_else() {
    String policy = json(handler.handleRequest(query("good"), new PrimingContext()));

    assertThat(policy)
        .contains("\"principalId\":\"ana\"")
        .contains("\"Effect\":\"Allow\"")
        .contains("\"" + ARN + "\"")
        .doesNotContain("*");
    assertThat(handler.handleRequest(query("good"), new PrimingContext()).getContext())
        .isEqualTo(Map.of("userId", "ana", "userName", "Ana", "expiresAt", "1769860800"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"forged", "", " "})
  void a_bad_token_or_none_is_unauthorized_in_the_words_that_become_401(String token) {
    assertThatThrownBy(() -> handler.handleRequest(query(token), new PrimingContext()))
        .isExactlyInstanceOf(RuntimeException.class)
        .hasMessage("Unauthorized")
        .hasNoCause();
  }

  @Test
  void a_request_without_a_token_is_unauthorized() {
    assertThatThrownBy(() -> handler.handleRequest(request(), new PrimingContext()))
        .hasMessage("Unauthorized");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a#b", "é", "", "a\tb"})
  void a_user_whose_id_may_not_be_in_a_key_is_denied(String userId) {
    identity = new Identity(userId, "Ana", EXPIRES);

    assertThat(json(handler.handleRequest(query("good"), new PrimingContext())))
        .contains("\"Effect\":\"Deny\"");
  }

  @Test
  void a_user_id_has_a_hundred_characters_at_most() {
    identity = new Identity("a".repeat(101), "Ana", EXPIRES);
    assertThat(json(handler.handleRequest(query("good"), new PrimingContext()))).contains("Deny");
    identity = new Identity("a".repeat(100), "Ana", EXPIRES);
    assertThat(json(handler.handleRequest(query("good"), new PrimingContext()))).contains("Allow");
  }

  @Test
  void keys_that_cannot_be_read_are_not_401() {
    assertThatThrownBy(() -> handler.handleRequest(query("away"), new PrimingContext()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_event_that_keeps_the_function_active_is_denied() {
    ConnectRequest keepActive = read("{\"keepActive\": true}");

    assertThat(json(handler.handleRequest(keepActive, new PrimingContext()))).contains("Deny");
  }

  private static ConnectRequest query(String token) {
    ConnectRequest request = request();
    request.setQueryStringParameters(Map.of("token", token));
    return request;
  }

  private static ConnectRequest request() {
    try (var json =
        Objects.requireNonNull(
            AuthorizerHandlerTest.class.getResourceAsStream("/events/authorizer.json"))) {
      return read(new String(json.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static ConnectRequest read(String json) {
    return LambdaEventSerializers.serializerFor(
            ConnectRequest.class, AuthorizerHandlerTest.class.getClassLoader())
        .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String json(IamPolicyResponse policy) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    LambdaEventSerializers.serializerFor(
            IamPolicyResponse.class, AuthorizerHandlerTest.class.getClassLoader())
        .toJson(policy, json);
    return json.toString(StandardCharsets.UTF_8);
  }
}
