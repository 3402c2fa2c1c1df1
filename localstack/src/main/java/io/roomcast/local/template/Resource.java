package io.roomcast.local.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** A resource as the template has it; functions in its properties are not resolved yet. */
public record Resource(String id, String type, ObjectNode properties, Set<String> dependsOn) {

  @Override
  public String toString() {
    return id + " (" + type + ")";
  }
}
