package io.roomcast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The resolved properties of a resource, read strictly: {@link #complete} refuses, by name, each
 * property that nobody read and that {@link #without} does not list as known and of no meaning.
 */
public final class Properties {

  private final Resource resource;
  private final String path;
  private final ObjectNode values;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Properties> nested = new ArrayList<>();

  Properties(Resource resource, ObjectNode values) {
    this(resource, "", values);
  }

  private Properties(Resource resource, String path, ObjectNode values) {
    this.resource = resource;
    this.path = path;
    this.values = values;
  }

  /** The logical id of the resource. */
  public String id() {
    return resource.id();
  }

  /** The logical ids in the resource's {@code DependsOn}. */
  Set<String> dependsOn() {
    return resource.dependsOn();
  }

  /** A text that must be there. */
  public String text(String name) {
    return optional(name).orElseThrow(() -> refused("has no property " + path + name));
  }

  /** A text that may be missing. */
  public Optional<String> optional(String name) {
    return value(name).map(JsonNode::asText);
  }

  /** A whole number, or what counts when it is missing. */
  public int number(String name, int otherwise) {
    return value(name)
        .map(
            value -> {
              try {
                return Integer.parseInt(value.asText());
              } catch (NumberFormatException notANumber) {
                throw new Refused(
                    resource + ": property " + path + name + " is not a whole number.", notANumber);
              }
            })
        .orElse(otherwise);
  }

  /** A truth value; missing counts as false. */
  public boolean flag(String name) {
    return value(name).map(value -> value.asText().equals("true")).orElse(false);
  }

  /** A value of any shape, with all that is in it. */
  public Optional<JsonNode> value(String name) {
    known.add(name);
    return Optional.ofNullable(values.get(name));
  }

  /** A list of texts; missing counts as empty. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    value(name).ifPresent(list -> list.forEach(item -> texts.add(item.asText())));
    return texts;
  }

  /** A map of texts; missing counts as empty. */
  public Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    value(name)
        .ifPresent(
            object -> object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText())));
    return map;
  }

  /** The properties one level down, read as strictly; missing counts as empty. */
  public Properties nested(String name) {
    ObjectNode object =
        value(name).orElse(null) instanceof ObjectNode found ? found : values.objectNode();
    Properties properties = new Properties(resource, path + name + ".", object);
    nested.add(properties);
    return properties;
  }

  /** A list of objects, each read as strictly. */
  public List<Properties> list(String name) {
    List<Properties> items = new ArrayList<>();
    value(name)
        .ifPresent(
            list -> {
              for (JsonNode item : list) {
                items.add(
                    new Properties(
                        resource, path + name + "[" + items.size() + "].", (ObjectNode) item));
              }
            });
    nested.addAll(items);
    return items;
  }

  /** Names properties that are known and of no meaning on this machine. */
  public Properties without(String... names) {
    known.addAll(List.of(names));
    return this;
  }

  /** Refuses a property whose value is not one of those that the local run can do. */
  public Properties only(String name, String... allowed) {
    optional(name)
        .filter(value -> !List.of(allowed).contains(value))
        .ifPresent(
            value -> {
              throw refused(
                  "has %s%s %s; the local run knows %s only"
                      .formatted(path, name, value, String.join(", ", allowed)));
            });
    return this;
  }

  /** Refuses what was neither read nor named as of no meaning. */
  public void complete() {
    for (String name : (Iterable<String>) values::fieldNames) {
      if (!known.contains(name)) {
        throw refused("has the property " + path + name + ", which the local run does not know");
      }
    }
    nested.forEach(Properties::complete);
  }

  /** A refusal that names the resource. */
  public Refused refused(String what) {
    return new Refused(resource + " " + what + ".");
  }
}
