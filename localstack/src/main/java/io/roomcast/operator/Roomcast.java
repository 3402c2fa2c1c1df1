package io.roomcast.operator;

import io.roomcast.terminal.OneLine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * {@code ./localstack/roomcast}: what an operator asks of a stack. Ends with {@link #HEALTHY},
 * {@link #FOUND} or {@link #NOT_LOOKED}.
 */
@Command(
    name = "./localstack/roomcast",
    description = "Looks after a stack: the one on this machine, or with --stack a deployed one.",
    subcommands = {
      Doctor.class,
      DeadLetters.class,
      Export.class,
      ConnectionsOf.class,
      FiledReports.class
    },
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true)
public final class Roomcast {

  /** Nothing is wrong. */
  public static final int HEALTHY = 0;

  /** Something was found. */
  public static final int FOUND = 1;

  /** It could not look. */
  public static final int NOT_LOOKED = 2;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  boolean help;

  private Roomcast() {}

  /** Runs a command. */
  public static void main(String... arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  /** Runs a command with other streams, and answers its exit code. */
  public static int run(PrintStream terminal, PrintStream errors, String... arguments) {
    return command(terminal, errors).execute(arguments);
  }

  static CommandLine command(PrintStream terminal, PrintStream errors) {
    CommandLine command = new CommandLine(new Roomcast());
    command.setOut(new PrintWriter(terminal, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
    command.setParameterExceptionHandler(
        (wrong, _) -> {
          String at = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
          errors.println("%s (see %s --help)".formatted(OneLine.of(wrong.getMessage()), at));
          return NOT_LOOKED;
        });
    command.setExecutionExceptionHandler(
        (thrown, _, _) -> {
          errors.println(sentence(thrown));
          return NOT_LOOKED;
        });
    return command;
  }

  /** What an operator is told of a failure, in one line. */
  static String sentence(Throwable thrown) {
    return switch (thrown) {
      case CannotLook cannot -> OneLine.of(cannot.getMessage());
      case AwsServiceException refused ->
          "AWS refused it (%s): check the permissions of your credentials, and --stack and --region."
              .formatted(OneLine.of(refused.getMessage()));
      case SdkClientException unknown when says(unknown, "Unable to load region") ->
          "No Region is set: say --region, or set AWS_REGION.";
      case SdkClientException unknown when says(unknown, "Unable to load credentials") ->
          "No AWS credentials were found: set AWS_PROFILE, or the keys of AWS's environment variables.";
      case SdkClientException noAnswer ->
          "AWS could not be asked (%s): check the network, AWS_PROFILE and --region."
              .formatted(OneLine.of(noAnswer.getMessage()));
      default -> "It failed: " + OneLine.of(thrown.toString());
    };
  }

  private static boolean says(Exception thrown, String words) {
    return String.valueOf(thrown.getMessage()).contains(words);
  }
}
