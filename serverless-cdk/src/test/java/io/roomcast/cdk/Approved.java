package io.roomcast.cdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that must be what the code makes, until someone approves the change. */
final class Approved {

  /** How to approve; the failure of every such test says it. */
  static final String COMMAND = "mvn -pl serverless-cdk test -Dapprove";

  private Approved() {}

  /** The committed text; with {@code -Dapprove}, after it was made the given one. */
  static String text(Path file, String made) {
    try {
      if (System.getProperty("approve") != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, made);
      }
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** How JSON stands in a committed file: a line for each value. */
  static String pretty(JsonNode json) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return new JsonMapper().writer(printer).writeValueAsString(json) + "\n";
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
