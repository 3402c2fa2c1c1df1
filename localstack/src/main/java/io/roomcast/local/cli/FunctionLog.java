package io.roomcast.local.cli;

import io.roomcast.local.Refused;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the functions' log lines go. Functions write to the standard output, as on Lambda, so it is
 * the standard output that is moved, before anything looks at it.
 */
final class FunctionLog {

  private FunctionLog() {}

  /** The file: in the data folder if there is one, else a temporary one. */
  static Path open(@Nullable Path data) {
    try {
      if (data != null && Files.exists(data) && !Files.isDirectory(data)) {
        throw Refused.option("--data must be a folder, and " + data + " is none.");
      }
      if (data == null) return Files.createTempFile("roomcast-functions-", ".log");
      Files.createDirectories(data);
      return data.resolve("functions.log");
    } catch (IOException unusable) {
      throw new Refused(
          "The functions' log cannot be written" + (data == null ? "." : " in " + data + "."),
          unusable);
    }
  }

  /** Sends the standard output and the standard error there. */
  static void take(Path file) {
    try {
      move(
          new PrintStream(new FileOutputStream(file.toFile(), true), true, StandardCharsets.UTF_8));
    } catch (IOException unusable) {
      throw new Refused("The functions' log " + file + " cannot be written.", unusable);
    }
  }

  /** Sends the standard output to the standard error. */
  static void toStandardError() {
    move(System.err);
  }

  private static void move(PrintStream target) {
    System.setOut(target);
    System.setErr(target);
  }
}
