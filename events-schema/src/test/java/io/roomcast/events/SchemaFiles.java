package io.roomcast.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The schema files of this module, in the order in which one reads about them. */
final class SchemaFiles {

  static final List<String> FOLDERS = List.of("action", "reply", "push", "event", "content");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SchemaFiles() {}

  /** The names of all schemas of frames, events and content, such as {@code action/join}. */
  static Stream<String> frames() {
    return FOLDERS.stream().flatMap(SchemaFiles::in);
  }

  /** The schemas of one folder, by name. */
  static Stream<String> in(String folder) {
    try (Stream<Path> files = Files.list(root().resolve(folder))) {
      return files
          .map(file -> folder + "/" + file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode read(String name) {
    try {
      return MAPPER.readTree(root().resolve(name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema that a property has, in its own file or in the one that it refers to. */
  static JsonNode resolved(JsonNode property) {
    String reference = property.path("$ref").asText();
    return reference.isEmpty()
        ? property
        : read("common").at(reference.substring(reference.indexOf('#') + 1));
  }

  private static Path root() {
    try {
      return Path.of(
          Objects.requireNonNull(Codec.class.getResource("schema/common.json"))
              .toURI()
              .resolve("."));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
