package io.roomcast.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code @connections} API: a backend's way to its clients.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html">Use
 *     of @connections</a>
 */
record ManagementApi(
    WebSocketApi api, Connections connections, Limits limits, CallerCheck callers) {

  private static final Pattern SIGNATURE =
      Pattern.compile("AWS4-HMAC-SHA256 .*Credential=([^/,\\s]+)/.*");
  private static final DateTimeFormatter ISO_8601 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Answer UNSIGNED =
      Answer.error(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
  private static final Answer FORBIDDEN =
      Answer.error(403, "ForbiddenException", "The caller may not manage this connection");
  private static final Answer MALFORMED =
      Answer.error(400, "BadRequestException", "Invalid connectionId");
  private static final Answer TOO_LARGE =
      Answer.error(413, "PayloadTooLargeException", "Payload too large");
  private static final Answer BUFFER_FULL =
      Answer.error(429, "LimitExceededException", "The buffer of the client is full");

  /** The body is empty: those who parse it see that it is no JSON. */
  private static final Answer GONE = new Answer(410, "GoneException", "");

  /** A request, whose connection id is decoded. */
  record Call(Stage stage, String method, String connectionId, Optional<String> authorization) {}

  /** Answers the call; the body is read only for a POST that is allowed. */
  Answer answer(Call call, InputStream body) throws IOException {
    Matcher signature = SIGNATURE.matcher(call.authorization().orElse(""));
    if (!signature.matches()) {
      return UNSIGNED;
    }
    String resource = call.method() + "/@connections/" + call.connectionId();
    if (!callers.allows(signature.group(1), api.arn(call.stage().name(), resource))) {
      return FORBIDDEN;
    }
    if (!Ids.isConnectionId(call.connectionId())) {
      return MALFORMED;
    }
    Optional<Connection> connection =
        connections
            .find(call.connectionId())
            .filter(found -> found.origin().stage().equals(call.stage()));
    return switch (call.method()) {
      case "POST" -> post(connection, body);
      case "GET" -> connection.map(ManagementApi::describe).orElse(GONE);
      case "DELETE" -> connection.map(this::delete).orElse(GONE);
      default -> UNSIGNED; // as for any method and path that the API does not have
    };
  }

  private Answer post(Optional<Connection> connection, InputStream body) throws IOException {
    byte[] data = body.readNBytes(limits.message() + 1);
    if (data.length > limits.message()) {
      return TOO_LARGE;
    }
    // A text frame must be UTF-8: what is not becomes U+FFFD.
    String text = new String(data, StandardCharsets.UTF_8);
    return connection
        .map(
            found ->
                switch (found.outbox().offer(text)) {
                  case TAKEN -> Answer.of(200, "");
                  case FULL -> BUFFER_FULL;
                  case CLOSED -> GONE;
                })
        .orElse(GONE);
  }

  private Answer delete(Connection connection) {
    connections.close(connection, Disconnect.of(Disconnect.NORMAL));
    return Answer.of(204, "");
  }

  private static Answer describe(Connection connection) {
    Origin origin = connection.origin();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("connectedAt", iso(origin.connectedAt()));
    ObjectNode identity = json.putObject("identity").put("sourceIp", origin.sourceIp());
    origin.userAgent().ifPresent(agent -> identity.put("userAgent", agent));
    json.put("lastActiveAt", iso(connection.lastActiveAt()));
    return Answer.of(200, json.toString());
  }

  private static String iso(Instant instant) {
    return ISO_8601.format(instant);
  }
}
