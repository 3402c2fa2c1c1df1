package io.roomcast.events;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** JSON for people: on one line where it fits, else a line for each field or item. */
final class PrettyJson {

  private static final int WIDTH = 100;

  private PrettyJson() {}

  static String of(JsonNode json) {
    return of(json, "");
  }

  private static String of(JsonNode json, String indent) {
    if (indent.length() + json.toString().length() <= WIDTH || !json.isContainerNode()) {
      return json.toString();
    }
    String inner = indent + "  ";
    String separator = ",\n" + inner;
    if (json.isArray()) {
      return StreamSupport.stream(json.spliterator(), false)
          .map(item -> of(item, inner))
          .collect(joining(separator, "[\n" + inner, "\n" + indent + "]"));
    }
    return json.propertyStream()
        .map(field -> "\"" + field.getKey() + "\": " + of(field.getValue(), inner))
        .collect(joining(separator, "{\n" + inner, "\n" + indent + "}"));
  }
}
