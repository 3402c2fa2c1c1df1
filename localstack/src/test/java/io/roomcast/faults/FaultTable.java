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
      | fault | messages | struck | retries | redeliveries | slowest repair, ms | lost | doubled | reordered | leaked | broken |
      |---|---|---|---|---|---|---|---|---|---|---|
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

  void add(Outcome outcome) {
    append(outcome.row());
  }

  /** A trial that did not come to its end. */
  void addFailed(Catalogue fault) {
    append("| %s | failed | | | | | | | | | |".formatted(fault));
  }

  /** All of it so far. */
  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void append(String row) {
    try {
      Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
