package io.roomcast.cdk;

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
}
