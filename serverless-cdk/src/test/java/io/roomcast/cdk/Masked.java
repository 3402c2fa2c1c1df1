package io.roomcast.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A template without what changes from run to run or machine to machine: keys sorted, and the
 * hashes of code and of versions taken out wherever they stand, so that references still fit.
 */
final class Masked {

  private static final Pattern VERSION_HASH =
      Pattern.compile("Function(CurrentVersion)[0-9A-F]{8}[0-9a-f]{32}\\b");
  private static final Pattern ASSET_HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private Masked() {}

  static JsonNode template(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> object(object);
      case ArrayNode array -> {
        ArrayNode masked = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> masked.add(template(item)));
        yield masked;
      }
      case TextNode text -> TextNode.valueOf(mask(text.textValue()));
      default -> node;
    };
  }

  private static ObjectNode object(ObjectNode object) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    object.properties().stream()
        .filter(field -> !field.getKey().startsWith("aws:cdk:"))
        .forEach(field -> sorted.put(mask(field.getKey()), template(field.getValue())));
    ObjectNode masked = JsonNodeFactory.instance.objectNode();
    masked.setAll(sorted);
    if (masked.path("Metadata").isObject() && masked.path("Metadata").isEmpty()) {
      masked.remove("Metadata");
    }
    return masked;
  }

  private static String mask(String text) {
    String versions = VERSION_HASH.matcher(text).replaceAll("$1");
    return ASSET_HASH.matcher(versions).replaceAll("handlers");
  }
}
