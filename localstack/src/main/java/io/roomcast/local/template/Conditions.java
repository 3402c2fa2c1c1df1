package io.roomcast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.local.Refused;
import java.util.stream.StreamSupport;

/** The {@code Conditions} section of a template. */
record Conditions(JsonNode section) {

  /** Whether the condition of this name holds. */
  boolean holds(String name, Resolver resolver) {
    JsonNode condition = section.path(name);
    if (condition.isMissingNode()) {
      throw new Refused("The template has no condition named " + name + ".");
    }
    return evaluate(condition, resolver);
  }

  private boolean evaluate(JsonNode node, Resolver resolver) {
    String function = node.isObject() && node.size() == 1 ? node.fieldNames().next() : "";
    JsonNode argument = node.path(function);
    return switch (function) {
      case "Condition" -> holds(argument.asText(), resolver);
      case "Fn::Not" -> !evaluate(argument.path(0), resolver);
      case "Fn::And" -> stream(argument).allMatch(part -> evaluate(part, resolver));
      case "Fn::Or" -> stream(argument).anyMatch(part -> evaluate(part, resolver));
      case "Fn::Equals" -> resolver.expression(node).asBoolean();
      default ->
          throw new Refused("A condition of the template uses " + node + ", which is not known.");
    };
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
