package io.roomcast.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A condition of a filter policy: an exact value, or one of the operators {@code prefix}, {@code
 * suffix}, {@code equals-ignore-case}, {@code anything-but}, {@code numeric} and {@code exists}.
 * Another operator ({@code cidr}, {@code wildcard}) is refused at Subscribe.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html">String value
 *     matching</a>
 */
sealed interface Condition {

  /**
   * Whether one of the values at the condition's key meets it; there are none where it is missing.
   */
  boolean isMetBy(List<JsonNode> values);

  static SnsException refused(String reason) {
    return SnsException.invalid("Attributes Reason: FilterPolicy: " + reason);
  }

  static Condition parse(JsonNode condition) {
    if (condition.isValueNode()) return new Equal(condition);
    if (!condition.isObject()) {
      throw refused("Match value must be String, number, true, false, or null");
    }
    if (condition.size() != 1) throw refused("Only one key allowed in match expression");
    Map.Entry<String, JsonNode> entry = condition.properties().iterator().next();
    JsonNode operand = entry.getValue();
    return switch (entry.getKey()) {
      case "prefix", "suffix", "equals-ignore-case" -> text(entry.getKey(), operand);
      case "anything-but" -> anythingBut(operand);
      case "numeric" -> new Numeric(NumericRange.parse(operand));
      case "exists" -> {
        if (!operand.isBoolean()) {
          throw refused("exists match pattern must be either true or false.");
        }
        yield new Exists(operand.asBoolean());
      }
      default -> throw refused("Unrecognized match type " + entry.getKey());
    };
  }

  private static Text text(String operator, JsonNode operand) {
    if (!operand.isTextual()) throw refused(operator + " match pattern must be a string");
    return new Text(operator, operand.asText());
  }

  private static AnythingBut anythingBut(JsonNode operand) {
    List<Condition> excluded = new ArrayList<>();
    if (operand.isArray()) {
      for (JsonNode value : operand) excluded.add(new Equal(value));
    } else if (operand.isObject()) {
      for (Map.Entry<String, JsonNode> inner : operand.properties()) {
        if (!Set.of("prefix", "suffix").contains(inner.getKey())) {
          throw refused("Unsupported anything-but pattern: " + inner.getKey());
        }
        excluded.add(text(inner.getKey(), inner.getValue()));
      }
    } else {
      excluded.add(new Equal(operand));
    }
    return new AnythingBut(excluded);
  }

  /** The same value; numbers by their value. */
  record Equal(JsonNode expected) implements Condition {
    @Override
    public boolean isMetBy(List<JsonNode> values) {
      return values.stream().anyMatch(this::isEqual);
    }

    private boolean isEqual(JsonNode value) {
      if (!expected.isNumber() || !value.isNumber()) return expected.equals(value);
      return expected.decimalValue().compareTo(value.decimalValue()) == 0;
    }
  }

  /** A text that starts, ends or reads so. */
  record Text(String operator, String operand) implements Condition {
    @Override
    public boolean isMetBy(List<JsonNode> values) {
      return values.stream().filter(JsonNode::isTextual).map(JsonNode::asText).anyMatch(this::fits);
    }

    private boolean fits(String value) {
      return switch (operator) {
        case "prefix" -> value.startsWith(operand);
        case "suffix" -> value.endsWith(operand);
        default -> value.equalsIgnoreCase(operand);
      };
    }
  }

  /** A value that meets none of these. */
  record AnythingBut(List<Condition> excluded) implements Condition {
    @Override
    public boolean isMetBy(List<JsonNode> values) {
      return values.stream()
          .anyMatch(value -> excluded.stream().noneMatch(one -> one.isMetBy(List.of(value))));
    }
  }

  /** A number within a range. */
  record Numeric(NumericRange range) implements Condition {
    @Override
    public boolean isMetBy(List<JsonNode> values) {
      return values.stream()
          .anyMatch(value -> value.isNumber() && range.contains(value.decimalValue()));
    }
  }

  /** A value is there, or none is. */
  record Exists(boolean expected) implements Condition {
    @Override
    public boolean isMetBy(List<JsonNode> values) {
      return expected != values.isEmpty();
    }
  }
}
