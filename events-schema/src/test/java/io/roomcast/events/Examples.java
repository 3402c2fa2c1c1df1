package io.roomcast.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The examples of one schema: frames that are right, and frames that are not, with the reason. */
record Examples(String schema, List<Right> valid, List<Wrong> invalid) {

  /** A frame, and as what it is written again after it was read. */
  record Right(String schema, String why, JsonNode frame, JsonNode written) {
    @Override
    public String toString() {
      return schema + ": " + why;
    }
  }

  /** A text that is refused with this code at this place. */
  record Wrong(
      String schema,
      String why,
      @Nullable JsonNode frame,
      String text,
      ErrorCode code,
      @Nullable String path) {
    @Override
    public String toString() {
      return schema + ": " + why;
    }
  }

  private static final JsonMapper MAPPER = Wire.mapper();

  static Examples of(String schema) {
    try (InputStream file = Examples.class.getResourceAsStream("examples/" + schema + ".json")) {
      if (file == null) throw new IllegalStateException("no examples of " + schema);
      JsonNode examples = MAPPER.readTree(file);
      List<Right> valid = new ArrayList<>();
      for (JsonNode example : examples.path("valid")) valid.add(right(schema, example));
      List<Wrong> invalid = new ArrayList<>();
      for (JsonNode example : examples.path("invalid")) invalid.add(wrong(schema, example));
      return new Examples(schema, valid, invalid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Examples> all() {
    return SchemaFiles.frames().map(Examples::of);
  }

  private static Right right(String schema, JsonNode example) {
    JsonNode frame = example.path("frame");
    return new Right(
        schema, example.path("why").asText(), frame, example.has("as") ? example.get("as") : frame);
  }

  private static Wrong wrong(String schema, JsonNode example) {
    JsonNode frame = example.get("frame");
    return new Wrong(
        schema,
        example.path("why").asText(),
        frame,
        frame == null ? example.path("text").asText() : frame.toString(),
        ErrorCode.valueOf(example.path("code").asText()),
        example.path("path").textValue());
  }
}
