package io.roomcast.local.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a subscription lets through: every key of the policy must have a value that meets one of its
 * conditions. The values are the message attributes, or the message itself as JSON.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html">Message
 *     filtering</a>
 */
final class FilterPolicy {

  static final String MESSAGE_ATTRIBUTES = "MessageAttributes";
  static final String MESSAGE_BODY = "MessageBody";
  private static final String OR = "$or";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean onBody;
  private final Rule rule;

  private FilterPolicy(boolean onBody, Rule rule) {
    this.onBody = onBody;
    this.rule = rule;
  }

  /** Throws an {@link SnsException} for what AWS refuses, or what is not known here. */
  static FilterPolicy parse(String policy, String scope) {
    if (!scope.equals(MESSAGE_ATTRIBUTES) && !scope.equals(MESSAGE_BODY)) {
      throw SnsException.invalid(
          "Attributes Reason: FilterPolicyScope: Invalid value ["
              + scope
              + "]. Please use either MessageBody or MessageAttributes");
    }
    boolean onBody = scope.equals(MESSAGE_BODY);
    if (policy.isEmpty()) return new FilterPolicy(onBody, new AllOf(List.of()));
    JsonNode tree;
    try {
      tree = JSON.readTree(policy);
    } catch (JsonProcessingException notJson) {
      throw Condition.refused("failed to parse JSON.");
    }
    if (!tree.isObject()) throw Condition.refused("failed to parse JSON.");
    return new FilterPolicy(onBody, allOf(tree, onBody));
  }

  boolean matches(Publication publication) {
    return rule.matches(
        onBody ? body(publication.message()) : attributes(publication.attributes()));
  }

  private sealed interface Rule {
    boolean matches(JsonNode value);
  }

  private record AllOf(List<Rule> rules) implements Rule {
    @Override
    public boolean matches(JsonNode value) {
      return rules.stream().allMatch(rule -> rule.matches(value));
    }
  }

  private record AnyOf(List<Rule> rules) implements Rule {
    @Override
    public boolean matches(JsonNode value) {
      return rules.stream().anyMatch(rule -> rule.matches(value));
    }
  }

  /** A key whose value is an object, or an array in which one object matches. */
  private record Within(String key, Rule rule) implements Rule {
    @Override
    public boolean matches(JsonNode value) {
      JsonNode found = value.path(key);
      if (!found.isArray()) return rule.matches(found);
      for (JsonNode element : found) {
        if (rule.matches(element)) return true;
      }
      return false;
    }
  }

  /** A key whose value, or an element of it, meets one of the conditions. */
  private record OneOf(String key, List<Condition> conditions) implements Rule {
    @Override
    public boolean matches(JsonNode value) {
      List<JsonNode> values = new ArrayList<>();
      JsonNode found = value.path(key);
      if (found.isArray()) {
        found.forEach(values::add);
      } else if (!found.isMissingNode()) {
        values.add(found);
      }
      return conditions.stream().anyMatch(condition -> condition.isMetBy(values));
    }
  }

  private static AllOf allOf(JsonNode policy, boolean onBody) {
    List<Rule> rules = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : policy.properties()) {
      rules.add(rule(entry.getKey(), entry.getValue(), onBody));
    }
    return new AllOf(rules);
  }

  private static Rule rule(String key, JsonNode value, boolean onBody) {
    if (key.equals(OR) && value.isArray()) {
      List<Rule> rules = new ArrayList<>();
      for (JsonNode alternative : value) rules.add(allOf(alternative, onBody));
      return new AnyOf(rules);
    }
    if (value.isObject()) {
      if (!onBody) {
        throw Condition.refused(
            "Filter policy scope MessageAttributes does not support nested filter policy");
      }
      return new Within(key, allOf(value, true));
    }
    if (!value.isArray()) {
      throw Condition.refused("\"" + key + "\" must be an object or an array");
    }
    if (value.isEmpty()) throw Condition.refused("Empty arrays are not allowed");
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode condition : value) conditions.add(Condition.parse(condition));
    return new OneOf(key, conditions);
  }

  private static JsonNode body(String message) {
    try {
      return JSON.readTree(message);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }

  private static JsonNode attributes(List<Attribute> attributes) {
    ObjectNode values = JSON.createObjectNode();
    for (Attribute attribute : attributes) {
      if (attribute.type().startsWith("String.Array")) {
        values.set(attribute.name(), body(attribute.value()));
      } else if (attribute.type().startsWith("Number")) {
        values.put(attribute.name(), new BigDecimal(attribute.value()));
      } else if (attribute.type().startsWith("String")) {
        values.put(attribute.name(), attribute.value());
      }
    }
    return values;
  }
}
