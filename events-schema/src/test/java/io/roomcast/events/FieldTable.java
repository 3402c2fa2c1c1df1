package io.roomcast.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of a frame as a Markdown table, each with the words of its schema. */
final class FieldTable {

  private static final Set<String> DISCRIMINATORS = Set.of("action", "type");

  private FieldTable() {}

  /** The fields of a frame or event, those of the schema that it extends too. */
  static String of(String name) {
    JsonNode schema = SchemaFiles.read(name);
    List<String> rows = new ArrayList<>();
    addFields(schema, "", rows);
    for (JsonNode extended : schema.path("allOf")) {
      String file = extended.path("$ref").asText().replace("../", "").replace(".json", "");
      addFields(SchemaFiles.read(file), "", rows);
    }
    return rows.isEmpty()
        ? "It has no fields of its own."
        : "| field | | form |\n|---|---|---|\n" + String.join("\n", rows);
  }

  /** The forms that several frames share. */
  static String ofForms() {
    List<String> rows = new ArrayList<>();
    SchemaFiles.read("common")
        .path("$defs")
        .propertyStream()
        .forEach(
            form -> {
              rows.add(
                  "| `%s` | %s |"
                      .formatted(form.getKey(), words(form.getValue()) + pattern(form.getValue())));
              form.getValue()
                  .path("properties")
                  .propertyStream()
                  .filter(field -> !DISCRIMINATORS.contains(field.getKey()))
                  .forEach(
                      field ->
                          rows.add(
                              "| `%s.%s` | %s |"
                                  .formatted(
                                      form.getKey(),
                                      field.getKey(),
                                      field.getValue().has("$ref")
                                          ? form(field.getValue())
                                          : words(field.getValue()))));
            });
    return "| value | form |\n|---|---|\n" + String.join("\n", rows);
  }

  private static void addFields(JsonNode schema, String prefix, List<String> rows) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(field -> required.add(field.asText()));
    schema
        .path("properties")
        .propertyStream()
        .filter(field -> !DISCRIMINATORS.contains(field.getKey()))
        .forEach(
            field -> {
              JsonNode form = field.getValue();
              rows.add(
                  "| `%s%s` | %s | %s |"
                      .formatted(
                          prefix,
                          field.getKey(),
                          required.contains(field.getKey()) ? "required" : "",
                          form.has("$ref") ? form(form) : words(form)));
              addFields(form, prefix + field.getKey() + ".", rows);
            });
  }

  private static String form(JsonNode reference) {
    String target = reference.path("$ref").asText();
    return "[%s](#values)".formatted(target.substring(target.lastIndexOf('/') + 1));
  }

  private static String words(JsonNode schema) {
    String words = schema.path("description").asText();
    return schema.has("default") ? words + ", by default " + schema.get("default") : words;
  }

  private static String pattern(JsonNode schema) {
    String pattern = schema.path("pattern").asText();
    return pattern.isEmpty() || pattern.contains("\\u")
        ? ""
        : ": `" + pattern.replace("|", "\\|") + "`";
  }
}
