package io.roomcast.local.grants;

import com.fasterxml.jackson.databind.JsonNode;
import io.roomcast.local.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Policies that count together: a call is allowed if a statement allows it and none denies it. See
 * <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">policy
 * evaluation logic</a>.
 */
public final class Policies {

  private final List<Statement> statements = new ArrayList<>();

  /** Adds a policy document; {@code where} names its resource in a refusal. */
  public Policies add(JsonNode document, String where) {
    for (String element : (Iterable<String>) document::fieldNames) {
      if (!Set.of("Version", "Id", "Statement").contains(element)) {
        throw new Refused(
            where + " has a policy with " + element + ", which the local run does not know.");
      }
    }
    JsonNode list = document.path("Statement");
    if (list.isObject()) statements.add(Statement.read(list, where));
    else list.forEach(statement -> statements.add(Statement.read(statement, where)));
    return this;
  }

  /** Whether these policies alone allow the call. */
  public boolean allow(Access access) {
    return statements.stream().anyMatch(s -> s.allow() && s.applies(access)) && !deny(access);
  }

  /** Whether a statement denies the call. */
  public boolean deny(Access access) {
    return statements.stream().anyMatch(s -> !s.allow() && s.applies(access));
  }
}
