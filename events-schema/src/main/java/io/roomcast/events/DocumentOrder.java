package io.roomcast.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a frame's faults: that of their places in the frame, a missing field after those
 * that are there. Takes time in proportion to the frame, since anyone may send one full of faults.
 */
final class DocumentOrder {

  private final JsonNode frame;
  private final IdentityHashMap<JsonNode, Map<String, Integer>> indexes = new IdentityHashMap<>();

  DocumentOrder(JsonNode frame) {
    this.frame = frame;
  }

  /** The first of these errors, of which there is at least one. */
  Error first(List<Error> errors) {
    Error first = errors.getFirst();
    List<Integer> lowest = position(first);
    for (Error error : errors.subList(1, errors.size())) {
      List<Integer> position = position(error);
      if (compare(position, lowest) < 0) {
        first = error;
        lowest = position;
      }
    }
    return first;
  }

  /** The index of each step to the place, each among the fields or items around it. */
  private List<Integer> position(Error error) {
    List<Integer> position = new ArrayList<>();
    NodePath path = error.getInstanceLocation();
    JsonNode node = frame;
    for (int i = 0; i < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      position.add(step instanceof Integer index ? index : index(step.toString(), node));
      node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
    }
    if (error.getProperty() != null) position.add(index(error.getProperty(), node));
    return position;
  }

  private int index(String field, JsonNode object) {
    return indexes
        .computeIfAbsent(object, DocumentOrder::indexes)
        .getOrDefault(field, Integer.MAX_VALUE);
  }

  private static Map<String, Integer> indexes(JsonNode object) {
    Map<String, Integer> indexes = new HashMap<>();
    object.fieldNames().forEachRemaining(field -> indexes.put(field, indexes.size()));
    return indexes;
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) return order;
    }
    // The deeper place is the more exact one.
    return Integer.compare(other.size(), one.size());
  }
}
