package io.roomcast.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dead-letters}: the group of its commands. */
@Command(
    name = "dead-letters",
    description = "Events that a consumer could not take, or that the topic could not hand over.",
    subcommands = {
      DeadLettersList.class,
      DeadLettersShow.class,
      DeadLettersRedrive.class,
    },
    synopsisSubcommandLabel = "COMMAND")
final class DeadLetters {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  boolean help;
}
