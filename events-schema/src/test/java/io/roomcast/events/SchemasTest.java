package io.roomcast.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.DialectId;
import com.networknt.schema.dialect.Dialects;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

  @Test
  void each_schema_has_its_record_and_each_record_its_schema() {
    assertThat(SchemaFiles.frames().filter(name -> !name.startsWith("event/")))
        .containsExactlyInAnyOrderElementsOf(records().map(WireNames::schema).toList());
  }

  @Test
  void each_content_is_also_an_event() {
    assertThat(SchemaFiles.in("event").map(name -> name.replace("event/", "content/")))
        .containsExactlyElementsOf(SchemaFiles.in("content").toList());
  }

  @ParameterizedTest
  @MethodSource("records")
  void a_record_has_the_fields_of_its_schema_and_requires_the_same(Class<?> type) {
    JsonNode schema = SchemaFiles.read(WireNames.schema(type));
    RecordComponent[] components = type.getRecordComponents();
    List<String> discriminators = List.of("type", "action");
    assertThat(Arrays.stream(components).map(RecordComponent::getName))
        .containsExactlyElementsOf(
            schema
                .path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(field -> !discriminators.contains(field))
                .toList());
    assertThat(
            Arrays.stream(components)
                .filter(
                    component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName))
        .containsExactlyInAnyOrderElementsOf(
            texts(schema.path("required"))
                .filter(field -> !discriminators.contains(field))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_schema_is_a_valid_schema_of_2020_12(String name) {
    var dialect =
        SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
            .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));
    JsonNode schema = SchemaFiles.read(name);
    assertThat(schema.path("$schema").asText()).isEqualTo(DialectId.DRAFT_2020_12);
    assertThat(dialect.validate(schema)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void a_clients_frame_may_have_no_unknown_field_on_any_level(String name) {
    assertThat(objectsOpenToAnyField(SchemaFiles.read(name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_field_says_in_words_what_it_must_be(String name) {
    everyNode(SchemaFiles.read(name))
        .map(node -> node.path("properties"))
        .flatMap(JsonNode::propertyStream)
        .filter(field -> !field.getValue().has("const"))
        .forEach(
            field ->
                assertThat(SchemaFiles.resolved(field.getValue()).path("description").asText())
                    .as(field.getKey())
                    .isNotEmpty());
  }

  @Test
  void the_codes_of_the_error_frame_are_those_of_the_enum() {
    assertThat(
            StreamSupport.stream(
                    SchemaFiles.read("reply/error").at("/properties/code/oneOf").spliterator(),
                    false)
                .map(code -> code.path("const").asText()))
        .containsExactlyElementsOf(Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":",
        "{\"pattern\": \"(\"}",
        "{\"$ref\": \"other.json\"}",
        "{\"properties\": {\"room\": {\"$ref\": \"#/$defs/none\"}}}"
      })
  void a_broken_schema_is_found_when_it_is_loaded(String broken) {
    var schemas = new Schemas(path -> path.equals("action/join.json") ? broken : "");
    assertThatThrownBy(() -> schemas.check("action/join"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("action/join");
  }

  static Stream<String> files() {
    return Stream.concat(Stream.of("common"), SchemaFiles.frames());
  }

  static Stream<String> actions() {
    return SchemaFiles.in("action");
  }

  static Stream<Class<?>> records() {
    return Stream.of(Action.class, ServerFrame.class, Content.class)
        .flatMap(type -> WireNames.of(type).values().stream());
  }

  private static List<String> objectsOpenToAnyField(JsonNode schema) {
    return everyNode(schema)
        .filter(object -> object.path("type").asText().equals("object") && object.has("properties"))
        .filter(object -> object.path("additionalProperties").asBoolean(true))
        .map(JsonNode::toString)
        .toList();
  }

  private static Stream<JsonNode> everyNode(JsonNode node) {
    return Stream.concat(
        Stream.of(node),
        StreamSupport.stream(node.spliterator(), false).flatMap(SchemasTest::everyNode));
  }

  private static Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }
}
