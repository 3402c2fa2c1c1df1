package io.roomcast.local.grants;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.local.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement of an IAM policy. An element or a condition that is not known is refused by name:
 * leaving one out could allow what AWS denies. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON
 * policy elements</a>.
 *
 * @param principals none for the policy of a role; {@code *} or service names or ARNs otherwise
 */
record Statement(
    boolean allow,
    Optional<List<String>> principals,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {

  private static final Set<String> ELEMENTS =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  private static final Set<String> OPERATORS =
      Set.of("StringEquals", "StringLike", "ArnEquals", "ArnLike", "Bool");

  /** One key of a condition block; it holds when any of the values matches. */
  record Condition(String key, List<String> values) {
    boolean holds(Access access) {
      String actual = access.context().get(key);
      return actual != null && values.stream().anyMatch(value -> matches(value, actual));
    }
  }

  static Statement read(JsonNode node, String where) {
    for (String element : (Iterable<String>) node::fieldNames) {
      if (!ELEMENTS.contains(element)) {
        throw new Refused(
            where + " has a policy with " + element + ", which the local run does not know.");
      }
    }
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : node.path("Condition").properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        if (!OPERATORS.contains(operator.getKey()) || !Access.CONTEXT.contains(key.getKey())) {
          throw new Refused(
              "%s has a policy with the condition %s %s, which the local run does not know."
                  .formatted(where, operator.getKey(), key.getKey()));
        }
        conditions.add(new Condition(key.getKey(), texts(key.getValue())));
      }
    }
    return new Statement(
        node.path("Effect").asText().equals("Allow"),
        principals(node.path("Principal")),
        texts(node.path("Action")),
        texts(node.path("Resource")),
        conditions);
  }

  boolean applies(Access access) {
    return principals
            .map(names -> names.contains("*") || names.contains(access.principal()))
            .orElse(true)
        && actions.stream().anyMatch(action -> matchesAction(action, access.action()))
        // The trust policy of a role names no resource: it is about the role itself.
        && (resources.isEmpty() || resources.stream().anyMatch(r -> matches(r, access.resource())))
        && conditions.stream().allMatch(condition -> condition.holds(access));
  }

  private static boolean matchesAction(String pattern, String action) {
    return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a text matches a pattern in which {@code *} is any text and {@code ?} any character.
   */
  static boolean matches(String pattern, String text) {
    if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) return pattern.equals(text);
    String regex =
        pattern
            .chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    return Pattern.matches(regex, text);
  }

  private static Optional<List<String>> principals(JsonNode node) {
    if (node.isMissingNode()) return Optional.empty();
    if (node.isTextual()) return Optional.of(List.of(node.asText()));
    List<String> names = new ArrayList<>();
    node.forEach(kind -> names.addAll(texts(kind)));
    return Optional.of(names);
  }

  private static List<String> texts(JsonNode node) {
    if (node.isValueNode()) return List.of(node.asText());
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
