package io.roomcast.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GatewayEventsTest {

  private static final String ID_FORM = "[A-Za-z0-9+/]{15}=";

  private final Backend backend = new Backend();
  private LocalGateway gateway;
  private JsonNode connect;
  private JsonNode message;
  private JsonNode disconnect;

  @BeforeEach
  void oneConnection() throws Exception {
    gateway = LocalGateway.recording(backend).start();
    try (RawSocket raw = RawSocket.open(gateway.port())) {
      raw.request("/v1", "User-Agent: tester/1.0").head();
      connect = backend.next("$connect");
      raw.text("{\"a\" : 1}\u00e9");
      message = backend.next("$default");
      raw.close(1000).closeCode();
      disconnect = backend.next("$disconnect");
    }
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  @DisplayName("E01: CONNECT has the fields that were recorded on AWS, and no others")
  void the_fields_of_connect() {
    assertThat(names(connect))
        .containsExactlyInAnyOrder(
            "headers", "multiValueHeaders", "requestContext", "isBase64Encoded");
    assertThat(names(connect.path("requestContext")))
        .containsExactlyInAnyOrder(
            "routeKey",
            "eventType",
            "extendedRequestId",
            "requestTime",
            "messageDirection",
            "stage",
            "connectedAt",
            "requestTimeEpoch",
            "identity",
            "requestId",
            "domainName",
            "connectionId",
            "apiId");
    assertThat(connect.path("isBase64Encoded")).isEqualTo(Backend.json("false"));
    assertThat(connect.at("/requestContext/messageDirection").asText()).isEqualTo("IN");
    assertThat(connect.at("/requestContext/routeKey").asText()).isEqualTo("$connect");
    assertThat(connect.at("/requestContext/eventType").asText()).isEqualTo("CONNECT");
    assertThat(connect.at("/requestContext/apiId").asText()).isEqualTo("abcdef1234");
  }

  @Test
  @DisplayName("E02, E11: only MESSAGE has a messageId; request ids are one, and differ")
  void ids_of_messages_and_requests() {
    for (JsonNode event : List.of(connect, message, disconnect)) {
      JsonNode context = event.path("requestContext");
      assertThat(context.path("requestId")).isEqualTo(context.path("extendedRequestId"));
      assertThat(context.path("requestId").asText()).matches(ID_FORM);
      assertThat(context.has("messageId")).isEqualTo(event.equals(message));
    }
    assertThat(message.at("/requestContext/requestId"))
        .isNotEqualTo(connect.at("/requestContext/requestId"))
        .isNotEqualTo(message.at("/requestContext/messageId"));
  }

  @Test
  @DisplayName("E03, E04: MESSAGE has the exact text, and neither headers nor query")
  void the_fields_of_message() {
    assertThat(names(message))
        .containsExactlyInAnyOrder("requestContext", "body", "isBase64Encoded");
    assertThat(message.path("body").asText()).isEqualTo("{\"a\" : 1}\u00e9");
    assertThat(message.at("/requestContext/eventType").asText()).isEqualTo("MESSAGE");
  }

  @Test
  @DisplayName("E05, E06: DISCONNECT has its four headers, the code and its reason")
  void the_fields_of_disconnect() {
    String host = gateway.url().getAuthority();
    assertThat(disconnect.path("headers"))
        .isEqualTo(
            Backend.json(
                """
                {"Host":"%s","x-api-key":"","X-Forwarded-For":"","x-restapi":""}"""
                    .formatted(host)));
    assertThat(disconnect.at("/multiValueHeaders/Host"))
        .isEqualTo(Backend.json("[\"" + host + "\"]"));
    assertThat(disconnect.at("/requestContext/disconnectStatusCode").isInt()).isTrue();
    assertThat(disconnect.at("/requestContext/disconnectStatusCode").asInt()).isEqualTo(1000);
    assertThat(disconnect.at("/requestContext/disconnectReason").asText())
        .isEqualTo("Connection Closed Normally");
  }

  @Test
  @DisplayName("E09, E12: connectedAt and connectionId are the same in all three")
  void what_stays_the_same() {
    for (String field : List.of("connectedAt", "connectionId", "domainName", "stage", "identity")) {
      JsonNode value = connect.path("requestContext").path(field);
      assertThat(message.path("requestContext").path(field)).isEqualTo(value);
      assertThat(disconnect.path("requestContext").path(field)).isEqualTo(value);
    }
    assertThat(connect.at("/requestContext/connectionId").asText()).matches(ID_FORM);
    assertThat(Instant.ofEpochMilli(connect.at("/requestContext/connectedAt").asLong()))
        .isBetween(Instant.now().minusSeconds(30), Instant.now());
  }

  @Test
  @DisplayName("E10: requestTime is in the common log format, and agrees with requestTimeEpoch")
  void request_times_agree() {
    for (JsonNode event : List.of(connect, message, disconnect)) {
      ZonedDateTime time =
          ZonedDateTime.parse(
              event.at("/requestContext/requestTime").asText(),
              DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ENGLISH));

      assertThat(time.toEpochSecond())
          .isEqualTo(event.at("/requestContext/requestTimeEpoch").asLong() / 1000);
    }
  }

  @Test
  @DisplayName("E13: identity is the client's User-Agent and address")
  void identity_is_the_clients() {
    assertThat(connect.at("/requestContext/identity"))
        .isEqualTo(Backend.json("{\"userAgent\":\"tester/1.0\",\"sourceIp\":\"127.0.0.1\"}"));
  }

  @Test
  @DisplayName("E14: domainName and stage are the management endpoint")
  void domain_name_and_stage_are_the_endpoint() {
    JsonNode context = connect.path("requestContext");

    assertThat(context.path("domainName").asText() + "/" + context.path("stage").asText())
        .isEqualTo(gateway.url().getAuthority() + "/v1");
  }

  @Test
  @DisplayName("The Lambda library reads what is written")
  void the_lambda_library_reads_the_events() {
    PojoSerializer<APIGatewayV2WebSocketEvent> serializer =
        LambdaEventSerializers.serializerFor(
            APIGatewayV2WebSocketEvent.class, getClass().getClassLoader());
    APIGatewayV2WebSocketEvent read = serializer.fromJson(message.toString());
    APIGatewayV2WebSocketEvent end = serializer.fromJson(disconnect.toString());

    assertThat(read.getBody()).isEqualTo("{\"a\" : 1}\u00e9");
    assertThat(read.getRequestContext().getConnectionId())
        .isEqualTo(message.at("/requestContext/connectionId").asText());
    assertThat(read.getRequestContext().getConnectedAt())
        .isEqualTo(message.at("/requestContext/connectedAt").asLong());
    assertThat(read.getRequestContext().getIdentity().getSourceIp()).isEqualTo("127.0.0.1");
    assertThat(end.getRequestContext().getEventType()).isEqualTo("DISCONNECT");
    assertThat(end.getHeaders()).containsEntry("x-restapi", "");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
