package io.roomcast.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An authorizer's policy document: it allows what a statement allows and none denies. Actions and
 * resources may have the wildcards {@code *} and {@code ?}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html">Output
 *     of an authorizer</a>
 */
record Policy(JsonNode document) {

  private static final String ACTION = "execute-api:Invoke";

  /** Whether all of it is understood: an emulator must not guess at a condition. */
  boolean isValid() {
    return document.isObject()
        && !document.path("Statement").isMissingNode()
        && statements()
            .allMatch(
                statement ->
                    statement.isObject()
                        && statement.path("Effect").asText().matches("Allow|Deny")
                        && statement.has("Action")
                        && statement.has("Resource")
                        && !statement.has("Condition"));
  }

  boolean allows(String resource) {
    return statements("Allow", resource).findAny().isPresent()
        && statements("Deny", resource).findAny().isEmpty();
  }

  private Stream<JsonNode> statements(String effect, String resource) {
    return statements()
        .filter(statement -> statement.path("Effect").asText().equals(effect))
        .filter(statement -> matches(statement.path("Action"), ACTION, true))
        .filter(statement -> matches(statement.path("Resource"), resource, false));
  }

  private Stream<JsonNode> statements() {
    return each(document.path("Statement"));
  }

  private static boolean matches(JsonNode patterns, String value, boolean anyCase) {
    return each(patterns)
        .map(JsonNode::asText)
        .anyMatch(pattern -> wildcard(pattern, anyCase).matcher(value).matches());
  }

  private static Stream<JsonNode> each(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false)
        : Stream.of(oneOrMany);
  }

  private static Pattern wildcard(String pattern, boolean anyCase) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, anyCase ? Pattern.CASE_INSENSITIVE : 0);
  }
}
