package io.roomcast.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What an authorizer's outcome means for the upgrade.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">Gateway
 *     responses</a>
 */
sealed interface Authorization {

  JsonMapper JSON = JsonMapper.builder().build();

  /** Goes on as this principal. */
  record Allowed(Principal principal) implements Authorization {}

  /** Ends the upgrade. */
  record Refused(int status, ErrorFrame error) implements Authorization {}

  /** Reads the outcome; a result that is malformed, or too large, is the authorizer's failure. */
  static Authorization of(Outcome outcome, String methodArn, int limit, Duration latency) {
    return switch (outcome) {
      case Outcome.Returned(String result) -> read(result, methodArn, limit, latency);
      case Outcome.Failed(String message) ->
          message.equals("Unauthorized") ? unauthorized() : failure();
      case Outcome.TimedOut() -> failure();
    };
  }

  static Authorization unauthorized() {
    return new Refused(401, ErrorFrame.UNAUTHORIZED);
  }

  private static Authorization failure() {
    return new Refused(500, ErrorFrame.INTERNAL_SERVER_ERROR);
  }

  private static Authorization read(String text, String methodArn, int limit, Duration latency) {
    JsonNode result;
    try {
      result = JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return failure();
    }
    Policy policy = new Policy(result.path("policyDocument"));
    JsonNode context = result.path("context");
    boolean valid =
        text.getBytes(StandardCharsets.UTF_8).length <= limit
            && result.path("principalId").isTextual()
            && policy.isValid()
            && (context.isMissingNode() || context.isNull() || context.isObject())
            && context.properties().stream().noneMatch(entry -> entry.getValue().isContainerNode());
    if (!valid) {
      return failure();
    }
    return policy.allows(methodArn)
        ? new Allowed(new Principal(result.path("principalId").asText(), strings(context), latency))
        : new Refused(403, ErrorFrame.FORBIDDEN);
  }

  /** The context as strings, as it reaches the events; what is null is left out. */
  private static Map<String, String> strings(JsonNode context) {
    Map<String, String> strings = new HashMap<>();
    context.properties().stream()
        .filter(entry -> !entry.getValue().isNull())
        .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
    return strings;
  }
}
