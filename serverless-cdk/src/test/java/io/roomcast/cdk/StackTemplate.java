package io.roomcast.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A template, to be asked for resources and for what they refer to. */
record StackTemplate(JsonNode json) {

  /** Properties of all resources of a type ({@code SQS::Queue}) by logical id, sorted. */
  Map<String, JsonNode> all(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    json.path("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().path("Type").asText().equals("AWS::" + type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
              }
            });
    return found;
  }

  /** A resource with what stands beside its properties. */
  JsonNode resource(String id) {
    return json.path("Resources").path(id);
  }

  /** The properties of a resource, or a missing node. */
  JsonNode properties(String id) {
    return resource(id).path("Properties");
  }

  /** The logical ids that a value refers to, anywhere in it. */
  static Set<String> references(JsonNode value) {
    Set<String> ids = new TreeSet<>();
    value.findValues("Ref").forEach(ref -> ids.add(ref.asText()));
    value.findValues("Fn::GetAtt").forEach(attribute -> ids.add(attribute.path(0).asText()));
    ids.removeIf(id -> id.startsWith("AWS::"));
    return ids;
  }

  /** The one logical id that a value refers to among the resources of a type, or what it has. */
  String reference(JsonNode value, String type) {
    Set<String> ids = references(value);
    ids.retainAll(all(type).keySet());
    return ids.size() == 1 ? ids.iterator().next() : "none of " + value;
  }

  /** The statements of a policy document. */
  static Stream<JsonNode> statements(JsonNode document) {
    return stream(document.path("Statement"));
  }

  /** Every statement of the inline policies of a role. */
  static Stream<JsonNode> grants(JsonNode role) {
    return stream(role.path("Policies")).flatMap(p -> statements(p.path("PolicyDocument")));
  }

  /** A list, or the one value that stands for a list of one. */
  static Stream<JsonNode> list(JsonNode value) {
    return value.isArray() ? stream(value) : Stream.of(value);
  }

  /** The actions that a statement names. */
  static Stream<String> actions(JsonNode statement) {
    return list(statement.path("Action")).map(JsonNode::asText);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
