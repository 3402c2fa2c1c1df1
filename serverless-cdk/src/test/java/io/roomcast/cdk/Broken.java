package io.roomcast.cdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * A wire of the template that is broken, and the intent that is to notice.
 *
 * @param wire what is broken
 * @param name what the failure must name
 * @param how breaks it in the template's resources
 * @param watch the intent
 */
record Broken(String wire, String name, Consumer<ObjectNode> how, Watch watch) {

  /** An intent, checked on a template. */
  interface Watch {
    void check(StackTemplate template);
  }

  @Override
  public String toString() {
    return wire;
  }

  static ObjectNode properties(ObjectNode all, String id) {
    return (ObjectNode) all.path(id).path("Properties");
  }

  static ObjectNode statement(ObjectNode all, String policy, int index) {
    return (ObjectNode) properties(all, policy).path("PolicyDocument").path("Statement").get(index);
  }

  static ArrayNode grants(ObjectNode all, String role) {
    return (ArrayNode) properties(all, role).at("/Policies/0/PolicyDocument/Statement");
  }

  static ObjectNode grant(ObjectNode all, String role, int index) {
    return (ObjectNode) grants(all, role).path(index);
  }

  static void reference(ObjectNode mapping, String function) {
    mapping.putObject("FunctionName").put("Ref", function);
  }
}
