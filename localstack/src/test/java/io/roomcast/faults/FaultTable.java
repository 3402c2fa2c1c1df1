package io.roomcast.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;

/** The table of all trials, as Markdown. */
record FaultTable(String text) {

  private static final String HEADER =
      """
      | fault | messages | struck | retries | redeliveries | slowest repair, ms | lost | doubled | reordered | leaked |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  static FaultTable of(Collection<Outcome> outcomes) {
    return new FaultTable(
        outcomes.stream().map(Outcome::row).collect(Collectors.joining("\n", HEADER, "\n")));
  }

  void writeTo(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
