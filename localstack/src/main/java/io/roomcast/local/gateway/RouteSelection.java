package io.roomcast.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A route selection expression: text with variables such as {@code $request.body.action} or {@code
 * ${request.body.service}}, which a message turns into a route key. A part that the message lacks
 * is empty; a message that is no JSON has no key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html">Selection
 *     expressions</a>
 */
public final class RouteSelection {

  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\\\\\$|\\$\\{(?<braced>[^}]*)\\}|\\$(?<bare>[\\w-]+(?:\\.[\\w-]+|\\[\\d+\\])*)|[^$\\\\]+|.");
  private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d+)\\]");
  private static final String BODY = "request.body";

  private sealed interface Part {}

  private record Literal(String text) implements Part {}

  private record Variable(List<String> steps) implements Part {}

  private final List<Part> parts;

  private RouteSelection(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Throws {@link IllegalArgumentException} for a variable that is not of the message's body. */
  public static RouteSelection parse(String expression) {
    List<Part> parts = new ArrayList<>();
    Matcher token = TOKEN.matcher(expression);
    while (token.find()) {
      String variable = Optional.ofNullable(token.group("braced")).orElse(token.group("bare"));
      if (variable != null) {
        parts.add(new Variable(steps(variable, expression)));
      } else {
        parts.add(new Literal(token.group().equals("\\$") ? "$" : token.group()));
      }
    }
    return new RouteSelection(parts);
  }

  private static List<String> steps(String variable, String expression) {
    String path = variable.startsWith(BODY) ? variable.substring(BODY.length()) : "";
    List<String> steps =
        STEP.matcher(path)
            .results()
            .map((MatchResult step) -> step.group(1) == null ? step.group(2) : step.group(1))
            .toList();
    if (steps.isEmpty() || !STEP.matcher(path).replaceAll("").isEmpty()) {
      throw new IllegalArgumentException(
          "variable " + variable + " not known in the selection expression " + expression);
    }
    return steps;
  }

  /** The route key that the message selects, or nothing if it is not JSON. */
  Optional<String> key(String message) {
    JsonNode body;
    try {
      body = JSON.readTree(message);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
    StringBuilder key = new StringBuilder();
    for (Part part : parts) {
      key.append(
          switch (part) {
            case Literal(String text) -> text;
            case Variable(List<String> steps) -> value(body, steps);
          });
    }
    return Optional.of(key.toString());
  }

  private static String value(JsonNode body, List<String> steps) {
    JsonNode value = body;
    for (String step : steps) {
      value =
          value.isArray() && step.chars().allMatch(Character::isDigit)
              ? value.path(Integer.parseInt(step))
              : value.path(step);
    }
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }
}
