package io.roomcast.operator;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
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
    subcommands = {Doctor.class, DeadLetters.class, Export.class, ConnectionsOf.class},
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
    CommandLine command = new CommandLine(new Roomcast());
    command.setOut(new PrintWriter(terminal, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
    command.setParameterExceptionHandler(
        (wrong, _) -> {
          errors.println(oneLine(wrong.getMessage()) + " (see ./localstack/roomcast --help)");
          return NOT_LOOKED;
        });
    command.setExecutionExceptionHandler(
        (thrown, _, _) -> {
          errors.println(sentence(thrown));
          return NOT_LOOKED;
        });
    return command.execute(arguments);
  }

  private static String sentence(Throwable thrown) {
    return switch (thrown) {
      case CannotLook cannot -> oneLine(cannot.getMessage());
      case AwsServiceException refused ->
          "AWS refused it (%s): check the permissions of your credentials, and --stack and --region."
              .formatted(oneLine(refused.getMessage()));
      case SdkClientException noAnswer ->
          "AWS could not be asked (%s): check the network, AWS_PROFILE and --region."
              .formatted(oneLine(noAnswer.getMessage()));
      default -> "It failed: " + oneLine(thrown.toString());
    };
  }

  private static String oneLine(@Nullable String text) {
    return text == null ? "" : text.strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
