package io.roomcast.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What differs between two JSON documents, one line for each path. */
final class Difference {

  private Difference() {}

  static List<String> between(JsonNode approved, JsonNode made) {
    List<String> lines = new ArrayList<>();
    compare("", approved, made, lines);
    return lines;
  }

  private static void compare(String path, JsonNode approved, JsonNode made, List<String> lines) {
    if (approved.equals(made)) {
      return;
    }
    if (approved.isObject() && made.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      approved.fieldNames().forEachRemaining(names::add);
      made.fieldNames().forEachRemaining(names::add);
      names.forEach(
          name -> compare(path + "/" + name, approved.path(name), made.path(name), lines));
    } else if (approved.isArray() && made.isArray() && approved.size() == made.size()) {
      for (int i = 0; i < made.size(); i++) {
        compare(path + "/" + i, approved.path(i), made.path(i), lines);
      }
    } else {
      lines.add(path + ": " + show(approved) + " -> " + show(made));
    }
  }

  private static String show(JsonNode node) {
    return node instanceof MissingNode ? "nothing" : node.toString();
  }
}
