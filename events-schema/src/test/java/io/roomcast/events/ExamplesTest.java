package io.roomcast.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.events.Decoded.Invalid;
import io.roomcast.events.Decoded.Valid;
import io.roomcast.events.Examples.Right;
import io.roomcast.events.Examples.Wrong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  private static final Codec CODEC = new Codec();
  private static final JsonMapper MAPPER = Wire.mapper();

  @ParameterizedTest
  @MethodSource("io.roomcast.events.Examples#all")
  void every_schema_has_three_valid_and_five_invalid_examples(Examples examples) {
    assertThat(examples.valid()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(examples.invalid()).hasSizeGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void a_valid_frame_becomes_its_record_and_is_written_as_it_was(Right example)
      throws JsonProcessingException {
    assertThat(readAndWritten(example.schema(), example.frame())).isEqualTo(example.written());
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void an_invalid_frame_is_refused_with_its_code_at_its_place(Wrong example) {
    Invalid<?> refusal = refusal(example);
    assertThat(refusal.code()).as(refusal.message()).isEqualTo(example.code());
    assertThat(refusal.path()).as(refusal.message()).isEqualTo(placeInFrame(example));
  }

  @ParameterizedTest
  @MethodSource("invalidActions")
  void a_refusal_echoes_the_frames_own_id_unless_the_id_is_the_fault(Wrong example) {
    JsonNode frame = example.frame();
    if (frame == null) return;
    String id = "/id".equals(example.path()) ? null : frame.path("id").textValue();
    assertThat(refusal(example).id()).isEqualTo(id);
  }

  static Stream<Right> valid() {
    return Examples.all().flatMap(examples -> examples.valid().stream());
  }

  static Stream<Wrong> invalid() {
    return Examples.all().flatMap(examples -> examples.invalid().stream());
  }

  static Stream<Wrong> invalidActions() {
    return invalid().filter(example -> example.schema().startsWith("action/"));
  }

  private static JsonNode readAndWritten(String schema, JsonNode frame)
      throws JsonProcessingException {
    return switch (folder(schema)) {
      case "action" -> json(CODEC.encode(value(CODEC.action(frame.toString()))));
      case "content" -> json(CODEC.encode(value(CODEC.content(frame.toString()))));
      case "event" ->
          json(CODEC.encode(value(CODEC.serverFrame(inFrame(frame.toString()))))).at("/events/0");
      default -> json(CODEC.encode(value(CODEC.serverFrame(frame.toString()))));
    };
  }

  private static Invalid<?> refusal(Wrong example) {
    Decoded<?> decoded =
        switch (folder(example.schema())) {
          case "action" -> CODEC.action(example.text());
          case "content" -> CODEC.content(example.text());
          case "event" -> CODEC.serverFrame(inFrame(example.text()));
          default -> CODEC.serverFrame(example.text());
        };
    return switch (decoded) {
      case Invalid<?> invalid -> invalid;
      case Valid<?> valid -> throw new AssertionError("was taken: " + valid);
    };
  }

  private static <T> T value(Decoded<T> decoded) {
    return switch (decoded) {
      case Valid<T>(T value) -> value;
      case Invalid<T> invalid -> throw new AssertionError("was refused: " + invalid);
    };
  }

  private static @Nullable String placeInFrame(Wrong example) {
    return folder(example.schema()).equals("event") ? "/events/0" + example.path() : example.path();
  }

  private static String inFrame(String event) {
    return "{\"type\":\"events\",\"room\":\"general\",\"events\":[" + event + "]}";
  }

  private static String folder(String schema) {
    return schema.substring(0, schema.indexOf('/'));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }
}
