package io.roomcast.operator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reports}: the group of its commands. */
@Command(
    name = "reports",
    description = "What users reported, in any room.",
    subcommands = {FiledReportsList.class, FiledReportsClose.class},
    synopsisSubcommandLabel = "COMMAND")
final class FiledReports {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  boolean help;
}
