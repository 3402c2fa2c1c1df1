package io.roomcast.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CloudFormation template in JSON. A section or a resource attribute that is not known, a
 * reference to a resource that is not there, and a circle of references are refused by name. See <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">template
 * anatomy</a>.
 */
public final class Template {

  /** Where the build puts the approved template of serverless-cdk. */
  private static final String APPROVED = "/roomcast.template.json";

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Conditions",
          "Resources",
          "Outputs",
          // CDK's check of the bootstrap version: of no meaning without a deployment.
          "Rules");

  private static final Set<String> RESOURCE_ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "DependsOn",
          "Condition",
          "Metadata",
          "DeletionPolicy",
          "UpdateReplacePolicy");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root;
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  private Template(ObjectNode root) {
    this.root = root;
    for (String section : (Iterable<String>) root::fieldNames) {
      if (!SECTIONS.contains(section)) {
        throw new Refused(
            "The template has a section " + section + ", which the local run does not know.");
      }
    }
    for (Map.Entry<String, JsonNode> entry : root.path("Resources").properties()) {
      resources.put(entry.getKey(), resource(entry.getKey(), entry.getValue()));
    }
    checkReferences();
  }

  /** The template that the build copied from serverless-cdk. */
  public static Template approved() {
    try (InputStream in = Template.class.getResourceAsStream(APPROVED)) {
      if (in == null) {
        throw new Refused("The approved template is not on the class path: build the module.");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new Refused("The approved template cannot be read.", unreadable);
    }
  }

  /** Reads a template from its text. */
  public static Template parse(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode root) return new Template(root);
      throw new Refused("The template is not a JSON object.");
    } catch (JsonProcessingException malformed) {
      throw new Refused("The template is not JSON.", malformed);
    }
  }

  /** A copy of the tree, to change in a test and parse again. */
  public ObjectNode copy() {
    return root.deepCopy();
  }

  /** The resources whose condition holds, in the order of the template. */
  public List<Resource> resources(Resolver resolver) {
    List<Resource> present = new ArrayList<>();
    for (Resource resource : resources.values()) {
      JsonNode condition = root.path("Resources").path(resource.id()).path("Condition");
      if (condition.isMissingNode() || conditions().holds(condition.asText(), resolver)) {
        present.add(resource);
      }
    }
    return present;
  }

  /** The resource of a logical id; {@code where} says in the refusal who asks for it. */
  Resource resource(String id, String where) {
    Resource resource = resources.get(id);
    if (resource == null) {
      throw new Refused(where + " refers to " + id + ", which is not in the template.");
    }
    return resource;
  }

  /** {@code Metadata.Roomcast.Settings}: what a run may set. */
  public JsonNode settings() {
    return root.path("Metadata").path("Roomcast").path("Settings");
  }

  Conditions conditions() {
    return new Conditions(root.path("Conditions"));
  }

  /** The parameters, at their defaults. */
  Map<String, JsonNode> parameters() {
    Map<String, JsonNode> defaults = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("Parameters").properties()) {
      defaults.put(entry.getKey(), entry.getValue().path("Default"));
    }
    return defaults;
  }

  private static Resource resource(String id, JsonNode node) {
    String type = node.path("Type").asText();
    for (String attribute : (Iterable<String>) node::fieldNames) {
      if (!RESOURCE_ATTRIBUTES.contains(attribute)) {
        throw new Refused(
            "%s (%s) has the attribute %s, which the local run does not know."
                .formatted(id, type, attribute));
      }
    }
    ObjectNode properties =
        node.path("Properties") instanceof ObjectNode object
            ? object
            : JsonNodeFactory.instance.objectNode();
    Set<String> dependsOn = new LinkedHashSet<>();
    JsonNode names = node.path("DependsOn");
    if (names.isTextual()) dependsOn.add(names.asText());
    names.forEach(name -> dependsOn.add(name.asText()));
    return new Resource(id, type, properties, dependsOn);
  }

  private void checkReferences() {
    Set<String> done = new LinkedHashSet<>();
    for (Resource resource : resources.values()) visit(resource, new LinkedHashSet<>(), done);
  }

  private void visit(Resource resource, Set<String> path, Set<String> done) {
    if (done.contains(resource.id())) return;
    if (!path.add(resource.id())) {
      throw new Refused("The template's references go in a circle: " + path + ".");
    }
    Set<String> needed = new LinkedHashSet<>(Resolver.references(resource.properties()));
    needed.removeIf(name -> name.startsWith("AWS::") || parameters().containsKey(name));
    needed.addAll(resource.dependsOn());
    for (String id : needed) visit(resource(id, resource.toString()), path, done);
    path.remove(resource.id());
    done.add(resource.id());
  }
}
