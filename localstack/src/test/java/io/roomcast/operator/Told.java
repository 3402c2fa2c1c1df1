package io.roomcast.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roomcast.local.stack.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a command answered: its exit code, its results, and what it said beside them. */
public record Told(int exit, String out, String err) {

  /** Runs a command. */
  static Told by(String... arguments) {
    return by(_ -> {}, arguments);
  }

  /** Runs a command over a stack that is at hand, and closes it as the command does. */
  static Told over(Stack stack, String... arguments) {
    return by(command -> open(command, stack), arguments);
  }

  private static void open(CommandLine command, Stack opened) {
    Object found = command.getCommandSpec().userObject();
    if (found instanceof StackCommand onStack) {
      onStack.where =
          new Where() {
            @Override
            Stack open() {
              return opened;
            }
          };
    }
    command.getSubcommands().values().forEach(each -> open(each, opened));
  }

  private static Told by(java.util.function.Consumer<CommandLine> before, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandLine command =
        Roomcast.command(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    before.accept(command);
    int exit = command.execute(arguments);
    return new Told(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Runs a command on a stack: the page that the commands ask is the issuer's. */
  public static Told on(LocalStack stack, String... arguments) {
    return at(URI.create(stack.issuer().issuer()).getPort() - 1, arguments);
  }

  /** Runs a command on the local stack that listens at this port. */
  public static Told at(int port, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--port", Integer.toString(port)));
    return by(all.toArray(String[]::new));
  }

  /** The results, of a command with {@code --json}. */
  public JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
