package io.roomcast.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on a stack, which it opens and closes. */
abstract class StackCommand implements Callable<Integer> {

  private static final JsonMapper JSON = new JsonMapper();

  @Mixin Where where = new Where();

  @Option(names = "--json", description = "JSON instead of text.")
  boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  boolean help;

  @Spec @Nullable CommandSpec spec;

  @Override
  public final Integer call() {
    try (Stack stack = where.open()) {
      int exit = run(stack);
      checkWritten();
      return exit;
    }
  }

  /** Does the work and answers the exit code. */
  abstract int run(Stack stack);

  /** Where results go. */
  PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /** Where anything but results goes. */
  PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }

  /** A writer swallows its failures; what asks for results must not take a part for all of them. */
  void checkWritten() {
    if (out().checkError()) {
      throw new CannotLook(
          "The results could not be written, or not all of them: see whether a disk is full or the"
              + " reader of a pipe ended.");
    }
  }

  /** One line of JSON. */
  void print(Object value) {
    try {
      out().println(JSON.writeValueAsString(value));
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
