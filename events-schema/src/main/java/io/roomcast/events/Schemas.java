package io.roomcast.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a folder tree. They refer to one another by relative paths, as an editor follows
 * them.
 */
final class Schemas {

  private static final String ROOT = "schema://roomcast/";

  private final UnaryOperator<String> files;
  private final SchemaRegistry registry;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, JsonNode> documents = new ConcurrentHashMap<>();

  /** Takes what answers a path such as {@code action/join.json} with the file's text. */
  Schemas(UnaryOperator<String> files) {
    this.files = files;
    var config = SchemaRegistryConfig.builder().pathType(PathType.JSON_POINTER).build();
    this.registry =
        SchemaRegistry.withDefaultDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemas(this::fetch).schemaRegistryConfig(config));
  }

  /** The schemas that are part of this module. */
  static Schemas ofClassPath() {
    return new Schemas(Schemas::resource);
  }

  /**
   * Compiles a schema, named as {@code action/join}; throws if it, or what it refers to, is broken.
   */
  SchemaCheck check(String name) {
    try {
      var schema = registry.getSchema(SchemaLocation.of(ROOT + name + ".json"));
      schema.initializeValidators();
      return new SchemaCheck(schema, this::rule);
    } catch (SchemaException | IllegalArgumentException e) {
      throw new IllegalStateException("schema " + name + " is broken: " + e.getMessage(), e);
    }
  }

  /** What the schema that a keyword stands in says of itself. */
  private String rule(SchemaLocation keyword) {
    String pointer = keyword.getFragment().toString();
    return documents
        .computeIfAbsent(keyword.getAbsoluteIri().toString(), this::parse)
        .at(pointer.substring(0, pointer.lastIndexOf('/')))
        .path("description")
        .asText("of another form");
  }

  private JsonNode parse(String iri) {
    try {
      return mapper.readTree(files.apply(iri.substring(ROOT.length())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(iri + " was read before", e);
    }
  }

  // Null sends the library on to the schemas of its own: the dialect's.
  private @Nullable String fetch(String iri) {
    return iri.startsWith(ROOT) ? files.apply(iri.substring(ROOT.length())) : null;
  }

  private static String resource(String path) {
    try (InputStream file = Schemas.class.getResourceAsStream("schema/" + path)) {
      if (file == null) throw new IllegalStateException("no schema " + path);
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
