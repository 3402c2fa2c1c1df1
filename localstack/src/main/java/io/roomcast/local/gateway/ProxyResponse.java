package io.roomcast.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The result of a Lambda proxy integration.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format">Output
 *     format of a Lambda proxy integration</a>
 */
record ProxyResponse(int statusCode, Map<String, String> headers, Optional<String> body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LOWEST_STATUS = 200;
  private static final int HIGHEST_STATUS = 599;

  ProxyResponse {
    headers = Map.copyOf(headers);
  }

  /** Nothing if the result has no valid status code, or a body that is no string. */
  static Optional<ProxyResponse> parse(String text) {
    JsonNode result;
    try {
      result = JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
    OptionalInt status = status(result.path("statusCode"));
    JsonNode body = result.path("body");
    boolean hasBody = !body.isMissingNode() && !body.isNull();
    if (status.isEmpty() || (hasBody && !body.isTextual())) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    addHeaders(headers, result.path("multiValueHeaders"));
    addHeaders(headers, result.path("headers"));
    return Optional.of(
        new ProxyResponse(
            status.getAsInt(), headers, hasBody ? Optional.of(body.asText()) : Optional.empty()));
  }

  /** The value of the header, whose name is found in any case. */
  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  boolean isSuccess() {
    return statusCode < 300;
  }

  /** A number, or a string of digits, which AWS takes too. */
  private static OptionalInt status(JsonNode node) {
    int status = node.isInt() || node.isTextual() ? node.asInt() : 0;
    return status >= LOWEST_STATUS && status <= HIGHEST_STATUS
        ? OptionalInt.of(status)
        : OptionalInt.empty();
  }

  private static void addHeaders(Map<String, String> headers, JsonNode node) {
    node.properties()
        .forEach(
            header -> {
              JsonNode value = header.getValue();
              headers.put(header.getKey(), (value.isArray() ? value.path(0) : value).asText());
            });
  }
}
