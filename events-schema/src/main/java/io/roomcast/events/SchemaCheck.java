package io.roomcast.events;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One compiled schema. Of all that a frame breaks it reports the first in {@link DocumentOrder}.
 */
final class SchemaCheck {

  private static final String CURSOR_FORM = "/$defs/cursor/pattern";

  // A field's name may be anything; what is echoed is short, and shows as what it is.
  private static final Pattern NAME_TO_ECHO = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}");

  private final Schema schema;
  private final Function<SchemaLocation, String> rules;

  SchemaCheck(Schema schema, Function<SchemaLocation, String> rules) {
    this.schema = schema;
    this.rules = rules;
  }

  @Nullable Violation violation(JsonNode frame) {
    List<Error> errors = schema.validate(frame);
    if (errors.isEmpty()) return null;
    Error first = new DocumentOrder(frame).first(errors);
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
      case "additionalProperties" ->
          isNamed(error)
              ? path + " is not a field that this frame may have."
              : "A field is there that this frame may not have.";
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
    return isNamed(error)
        ? place + "/" + error.getProperty().replace("~", "~0").replace("/", "~1")
        : place;
  }

  private static boolean isNamed(Error error) {
    return error.getProperty() != null && NAME_TO_ECHO.matcher(error.getProperty()).matches();
  }
}
