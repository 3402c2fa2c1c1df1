package io.roomcast.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The operand of a filter policy's {@code numeric}: {@code ["=", 5]}, or one or two bounds as in
 * {@code [">", 0, "<=", 150]}.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/numeric-value-matching.html">Numeric
 *     value matching</a>
 */
record NumericRange(List<Bound> bounds) {

  private static final Set<String> LOWER = Set.of(">", ">=");
  private static final Set<String> UPPER = Set.of("<", "<=");

  /** A comparison with a number. */
  record Bound(String operator, BigDecimal limit) {
    boolean admits(BigDecimal value) {
      int order = value.compareTo(limit);
      return switch (operator) {
        case "=" -> order == 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    }
  }

  static NumericRange parse(JsonNode operand) {
    if (!operand.isArray() || operand.isEmpty()) {
      throw Condition.refused("Invalid member in numeric match: ]");
    }
    List<Bound> bounds = new ArrayList<>();
    for (int i = 0; i < operand.size(); i += 2) {
      bounds.add(bound(operand.get(i), operand.path(i + 1)));
    }
    if (bounds.size() == 2) {
      range(bounds.getFirst(), bounds.getLast());
    } else if (bounds.size() > 2) {
      throw Condition.refused("Too many terms in numeric range expression");
    }
    return new NumericRange(List.copyOf(bounds));
  }

  boolean contains(BigDecimal value) {
    return bounds.stream().allMatch(bound -> bound.admits(value));
  }

  private static Bound bound(JsonNode operator, JsonNode limit) {
    if (!operator.isTextual()) {
      throw Condition.refused("Invalid member in numeric match: " + operator.asText());
    }
    String name = operator.asText();
    if (!name.equals("=") && !LOWER.contains(name) && !UPPER.contains(name)) {
      throw Condition.refused("Unrecognized numeric range operator: " + name);
    }
    if (!limit.isNumber()) {
      throw Condition.refused(
          "Value of " + (name.equals("=") ? "equals" : name) + " must be numeric");
    }
    return new Bound(name, limit.decimalValue());
  }

  private static void range(Bound bottom, Bound top) {
    if (!LOWER.contains(bottom.operator())) {
      throw Condition.refused("Too many elements in numeric expression");
    }
    if (!UPPER.contains(top.operator())) {
      throw Condition.refused("Bad numeric range operator: " + top.operator());
    }
    if (bottom.limit().compareTo(top.limit()) >= 0) {
      throw Condition.refused("Bottom must be less than top");
    }
  }
}
