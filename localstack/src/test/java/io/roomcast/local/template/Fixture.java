package io.roomcast.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Templates for tests: small ones, and the approved one with a change. */
public final class Fixture {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Fixture() {}

  /**
   * The approved template after a change to its {@code Resources}; where the change removes one,
   * nothing depends on it any more, as CDK would have it.
   */
  public static Template approvedBut(Consumer<ObjectNode> change) {
    ObjectNode root = Template.approved().copy();
    ObjectNode resources = (ObjectNode) root.path("Resources");
    change.accept(resources);
    for (JsonNode resource : resources) {
      if (resource.path("DependsOn") instanceof ArrayNode names) {
        for (int i = names.size() - 1; i >= 0; i--) {
          if (!resources.has(names.path(i).asText())) names.remove(i);
        }
      }
    }
    return Template.parse(root.toString());
  }

  /** A template with these resources, written as JSON with single quotes. */
  public static Template resources(String json) {
    return Template.parse(("{'Resources':" + json + "}").replace('\'', '"'));
  }

  /** The parts of a template, with the queues' URLs made of their names. */
  public static Parts parts(Template template) {
    return Parts.read(template, new LocalNames(name -> "http://queues/" + name));
  }

  /** JSON written with single quotes. */
  public static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
