package io.roomcast.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.events.Decoded.Invalid;
import io.roomcast.events.Decoded.Valid;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns a JSON object into one of the records of a sealed interface, by its schema. */
final class FrameReader<T> {

  private final Class<T> type;
  private final String discriminator;
  private final Map<String, SchemaCheck> checks = new TreeMap<>();
  private final JsonMapper mapper;

  FrameReader(Class<T> type, String discriminator, Schemas schemas, JsonMapper mapper) {
    this.type = type;
    this.discriminator = discriminator;
    this.mapper = mapper;
    WireNames.of(type)
        .forEach((name, record) -> checks.put(name, schemas.check(WireNames.schema(record))));
  }

  Decoded<T> read(ObjectNode frame) {
    String id = StrictJson.id(frame);
    String name = frame.path(discriminator).textValue();
    SchemaCheck check = name == null ? null : checks.get(name);
    if (check == null) {
      String message =
          "%s is one of %s.".formatted(discriminator, String.join(", ", checks.keySet()));
      return new Invalid<>(id, ErrorCode.UNKNOWN_ACTION, message, null);
    }
    Violation violation = check.violation(frame);
    if (violation == null) violation = DataRule.violation(frame);
    if (violation == null) return convert(frame, id);
    return new Invalid<>(id, violation.code(), violation.message(), violation.path());
  }

  // What a pattern lets pass may still be no value: 31 February has the form of a time.
  private Decoded<T> convert(ObjectNode frame, @Nullable String id) {
    try {
      return new Valid<>(mapper.treeToValue(frame, type));
    } catch (JsonProcessingException e) {
      String path = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
      return new Invalid<>(
          id, ErrorCode.SCHEMA_INVALID, "The form is right, but there is no such value.", path);
    }
  }

  private static String pointer(JsonMappingException e) {
    var pointer = new StringBuilder();
    for (var step : e.getPath()) {
      pointer
          .append('/')
          .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    return pointer.toString();
  }
}
