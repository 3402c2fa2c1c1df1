package io.roomcast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.roomcast.local.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves the intrinsic functions of a template. A function, a reference or an attribute that is
 * not known is refused by name. See <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">intrinsic
 * functions</a>.
 */
public final class Resolver {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
  private static final Pattern LITERAL = Pattern.compile("\\$\\{!([^}]*)}");

  private final Template template;
  private final Names names;

  public Resolver(Template template, Names names) {
    this.template = template;
    this.names = names;
  }

  /** The properties of a resource with every function resolved. */
  public Properties properties(Resource resource) {
    return new Properties(
        resource, (ObjectNode) resolve(resource.properties(), resource.toString()));
  }

  /** What resources are called. */
  Names names() {
    return names;
  }

  /** The resolved text of one property of a resource. */
  String text(Resource resource, String property) {
    JsonNode value = resource.properties().path(property);
    if (value.isMissingNode()) {
      throw new Refused(resource + " has no property " + property + ".");
    }
    return resolve(value, resource.toString()).asText();
  }

  private JsonNode resolve(JsonNode node, String where) {
    if (node instanceof ArrayNode array) {
      ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
      for (JsonNode item : array) {
        JsonNode value = resolve(item, where);
        if (!value.isMissingNode()) resolved.add(value);
      }
      return resolved;
    }
    if (!(node instanceof ObjectNode object)) return node;
    if (object.size() == 1) {
      String name = object.fieldNames().next();
      if (name.equals("Ref") || name.startsWith("Fn::")) {
        return call(name, object.path(name), where);
      }
    }
    ObjectNode resolved = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode value = resolve(property.getValue(), where);
      if (!value.isMissingNode()) resolved.set(property.getKey(), value);
    }
    return resolved;
  }

  private JsonNode call(String function, JsonNode argument, String where) {
    return switch (function) {
      case "Ref" -> ref(argument.asText(), where);
      case "Fn::GetAtt" -> attribute(argument, where);
      case "Fn::Join" -> join(argument, where);
      case "Fn::Sub" -> substitute(argument, where);
      case "Fn::Select" -> select(argument, where);
      case "Fn::Split" -> split(argument, where);
      case "Fn::If" ->
          resolve(
              argument.path(template.conditions().holds(argument.path(0).asText(), this) ? 1 : 2),
              where);
      case "Fn::Equals" ->
          BooleanNode.valueOf(
              resolve(argument.path(0), where).equals(resolve(argument.path(1), where)));
      default ->
          throw new Refused(
              where + " uses the function " + function + ", which the local run does not know.");
    };
  }

  /** The resolved value of an expression of a condition. */
  JsonNode expression(JsonNode node) {
    return resolve(node, "A condition");
  }

  private JsonNode ref(String name, String where) {
    if (name.equals("AWS::NoValue")) return MissingNode.getInstance();
    if (name.startsWith("AWS::")) return TextNode.valueOf(names.pseudo(name));
    JsonNode parameter = template.parameters().get(name);
    if (parameter != null) return parameter;
    return TextNode.valueOf(names.ref(template.resource(name, where), this));
  }

  private JsonNode attribute(JsonNode argument, String where) {
    String[] parts =
        argument.isTextual()
            ? argument.asText().split("\\.", 2)
            : new String[] {argument.path(0).asText(), argument.path(1).asText()};
    Resource resource = template.resource(parts[0], where);
    return TextNode.valueOf(names.attribute(resource, parts.length < 2 ? "" : parts[1], this));
  }

  private JsonNode join(JsonNode argument, String where) {
    List<String> parts = new ArrayList<>();
    resolve(argument.path(1), where).forEach(part -> parts.add(part.asText()));
    return TextNode.valueOf(String.join(argument.path(0).asText(), parts));
  }

  private JsonNode substitute(JsonNode argument, String where) {
    JsonNode text = argument.isArray() ? argument.path(0) : argument;
    JsonNode given = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
    String replaced =
        VARIABLE
            .matcher(text.asText())
            .replaceAll(match -> Matcher.quoteReplacement(variable(match.group(1), given, where)));
    return TextNode.valueOf(LITERAL.matcher(replaced).replaceAll("\\${$1}"));
  }

  private String variable(String name, JsonNode given, String where) {
    if (given.has(name)) return resolve(given.path(name), where).asText();
    if (name.contains(".") && !name.startsWith("AWS::")) {
      return attribute(TextNode.valueOf(name), where).asText();
    }
    return ref(name, where).asText();
  }

  private JsonNode select(JsonNode argument, String where) {
    JsonNode list = resolve(argument.path(1), where);
    int index = resolve(argument.path(0), where).asInt();
    if (!list.has(index)) {
      throw new Refused(where + " selects item " + index + " of a list of " + list.size() + ".");
    }
    return list.path(index);
  }

  private JsonNode split(JsonNode argument, String where) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    for (String part :
        resolve(argument.path(1), where)
            .asText()
            .split(Pattern.quote(argument.path(0).asText()), -1)) {
      parts.add(part);
    }
    return parts;
  }

  /** The logical ids that a value refers to, as CloudFormation orders resources by them. */
  static Set<String> references(JsonNode node) {
    Set<String> found = new LinkedHashSet<>();
    for (JsonNode ref : node.findValues("Ref")) found.add(ref.asText());
    for (JsonNode attribute : node.findValues("Fn::GetAtt")) {
      found.add(
          attribute.isTextual()
              ? attribute.asText().split("\\.", 2)[0]
              : attribute.path(0).asText());
    }
    for (JsonNode text : node.findValues("Fn::Sub")) {
      JsonNode given = text.path(1);
      VARIABLE
          .matcher((text.isArray() ? text.path(0) : text).asText())
          .results()
          .map(match -> match.group(1))
          .filter(name -> !given.has(name))
          .forEach(name -> found.add(name.split("\\.", 2)[0]));
    }
    return found;
  }
}
