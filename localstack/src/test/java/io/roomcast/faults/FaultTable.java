package io.roomcast.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The table of trials, as Markdown: a file that has a row more after each. */
record FaultTable(Path file) {

  private static final String HEADER =
      """
      | fault | messages | struck | retries | redeliveries | slowest repair, ms | lost | doubled | reordered | leaked |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  /** A new one. */
  static FaultTable in(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, HEADER);
      return new FaultTable(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void add(Outcome outcome) {
    try {
      Files.writeString(file, outcome.row() + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
