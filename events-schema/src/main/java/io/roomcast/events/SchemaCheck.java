package io.roomcast.events;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One compiled schema. Of all that a frame breaks it reports the first in the frame's own order; a
 * missing field comes after those that are there.
 */
final class SchemaCheck {

  private static final String CURSOR_FORM = "/$defs/cursor/pattern";

  // A field's name may be anything; what is echoed must be short and have a form in UTF-8.
  private static final Pattern NAME_TO_ECHO = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,64}");

  private final Schema schema;
  private final Function<SchemaLocation, String> rules;

  SchemaCheck(Schema schema, Function<SchemaLocation, String> rules) {
    this.schema = schema;
    this.rules = rules;
  }

  @Nullable Violation violation(JsonNode frame) {
    List<Error> errors = schema.validate(frame);
    if (errors.isEmpty()) return null;
    Error first =
        errors.stream()
            .min(Comparator.comparing(error -> position(error, frame), SchemaCheck::compare))
            .orElseThrow();
    String path = path(first);
    return new Violation(path, code(first), message(first, path, errors));
  }

  private static ErrorCode code(Error error) {
    return error.getSchemaLocation().getFragment().toString().equals(CURSOR_FORM)
        ? ErrorCode.CURSOR_INVALID
        : ErrorCode.SCHEMA_INVALID;
  }

  private String message(Error error, String path, List<Error> errors) {
    return switch (error.getKeyword()) {
      case "required" -> missing(error, errors) + " is missing.";
      case "additionalProperties" -> path + " is not a field that this frame may have.";
      default -> path + " must be " + rules.apply(error.getSchemaLocation()) + ".";
    };
  }

  /** The missing field, or all the fields of which one is enough. */
  private static String missing(Error error, List<Error> errors) {
    if (!error.getEvaluationPath().contains("anyOf")) return path(error);
    return errors.stream()
        .filter(other -> other.getEvaluationPath().contains("anyOf"))
        .map(SchemaCheck::path)
        .collect(joining(" or "));
  }

  private static String path(Error error) {
    String place = error.getInstanceLocation().toString();
    String name = error.getProperty();
    if (name == null || !NAME_TO_ECHO.matcher(name).matches()) return place;
    return place + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The index of each step to the place, each among the fields or items around it. */
  private static List<Integer> position(Error error, JsonNode frame) {
    List<Integer> position = new ArrayList<>();
    NodePath path = error.getInstanceLocation();
    JsonNode node = frame;
    for (int i = 0; i < path.getNameCount(); i++) {
      Object step = path.getElement(i);
      position.add(step instanceof Integer index ? index : indexOf(step.toString(), node));
      node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
    }
    if (error.getProperty() != null) position.add(indexOf(error.getProperty(), node));
    return position;
  }

  private static int indexOf(String field, JsonNode object) {
    int index = 0;
    for (var names = object.fieldNames(); names.hasNext(); index++) {
      if (names.next().equals(field)) return index;
    }
    return Integer.MAX_VALUE;
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
