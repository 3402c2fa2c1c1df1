package io.roomcast.local.gateway;

import java.util.Map;

/** A stage of an API and its stage variables, which every event carries when there are any. */
public record Stage(String name, Map<String, String> variables) {

  /** Copies the variables. */
  public Stage {
    variables = Map.copyOf(variables);
  }
}
