package io.roomcast.local.cli;

import io.roomcast.local.Refused;
import io.roomcast.local.lambda.Isolation;
import io.roomcast.local.stack.Endpoints;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.local.stack.Options;
import io.roomcast.terminal.OneLine;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./localstack/up}: brings the stack up, says how to chat, and runs until Ctrl-C. */
@Command(
    name = "./localstack/up",
    description = "Brings the chat up on this machine: the template that AWS gets, without AWS.",
    mixinStandardHelpOptions = false,
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class Up implements Callable<Integer> {

  /** Someone started it wrong: https://tldp.org/LDP/abs/html/exitcodes.html has the custom. */
  static final int USAGE = 2;

  /** It could not start. */
  static final int FAILED = 1;

  private static final Duration CLOSING = Duration.ofMillis(1_500);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the data in this folder; otherwise they are gone with the run.")
  @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + Options.PORT,
      description =
          "The port of the WebSocket, ${DEFAULT-VALUE} unless given; tokens come from the next"
              + " one.")
  int port;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the stack for this run, such as memberRate=100; repeatable.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--localstack",
      description = "Table, topic and queues in LocalStack, which Docker runs.")
  boolean localstack;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Table, topic and queues at an AWS-compatible endpoint that runs already.")
  @Nullable URI endpoint;

  @Option(
      names = "--dynamodb-endpoint",
      paramLabel = "URL",
      description = "The table elsewhere than at --endpoint.")
  @Nullable URI dynamoDbEndpoint;

  @Option(
      names = "--isolated",
      description =
          "Every function in a JVM of its own, under Lambda's runtime interface client (Linux).")
  boolean isolated;

  @Option(names = "--verbose", description = "The functions' log lines on the terminal.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  boolean help;

  private final PrintStream terminal;
  private final PrintStream errors;

  Up(PrintStream terminal, PrintStream errors) {
    this.terminal = terminal;
    this.errors = errors;
  }

  /** Runs it; ends with 2 for a wrong option, 1 when it cannot start, 0 when it has ended. */
  public static void main(String... arguments) {
    System.exit(run(System.out, System.err, arguments));
  }

  static int run(PrintStream terminal, PrintStream errors, String... arguments) {
    CommandLine command = new CommandLine(new Up(terminal, errors));
    command.setOut(new PrintWriter(terminal, true, StandardCharsets.UTF_8));
    command.setParameterExceptionHandler(
        (wrong, _) -> {
          errors.println(OneLine.of(wrong.getMessage()) + " (see ./localstack/up --help)");
          return USAGE;
        });
    command.setExecutionExceptionHandler(
        (thrown, _, _) -> {
          errors.println(sentence(thrown));
          return thrown instanceof Refused refused && refused.isOption() ? USAGE : FAILED;
        });
    return command.execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    Options options =
        LocalStack.options().port(checkedPort()).endpoints(endpoints()).denied(errors::println);
    settings.forEach(options::set);
    if (data != null) options.data(data);
    if (isolated) options.isolation(ownJvms());
    Optional<Path> log = verbose ? Optional.empty() : Optional.of(FunctionLog.open(data));
    log.ifPresentOrElse(FunctionLog::take, FunctionLog::toStandardError);

    long begun = System.nanoTime();
    LocalStack stack = options.start();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, ended), "end"));
    new Welcome(stack.webSocketUrl(), port, log, begun).print(terminal);
    ended.await();
    return 0;
  }

  /** Ctrl-C runs this; what hangs is left behind, because a prompt that hangs is worse. */
  private static void end(LocalStack stack, CountDownLatch ended) {
    Thread closing = Thread.ofPlatform().daemon().start(stack::close);
    try {
      closing.join(CLOSING);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    ended.countDown();
  }

  private int checkedPort() {
    // The issuer takes the next port.
    if (port < 1 || port > 65_534) {
      throw Refused.option("--port must be from 1 to 65534, not " + port + ".");
    }
    return port;
  }

  /** The folders are the script's to tell. */
  private static Isolation ownJvms() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw Refused.option(
          "--isolated needs Linux, which Lambda's runtime interface client is for.");
    }
    return new Isolation.OwnJvm(
        Path.of(System.getProperty("roomcast.code", "handlers/target/lambda")),
        Path.of(System.getProperty("roomcast.runtime", "localstack/target/runtime")));
  }

  private Endpoints endpoints() {
    if (localstack && endpoint != null) {
      throw Refused.option("--localstack and --endpoint exclude each other.");
    }
    if (dynamoDbEndpoint != null && endpoint == null) {
      throw Refused.option("--dynamodb-endpoint goes with --endpoint.");
    }
    if (localstack) return new Endpoints.Container();
    if (endpoint == null) return new Endpoints.InProcess();
    return new Endpoints.Running(
        http("--endpoint", endpoint),
        Optional.ofNullable(dynamoDbEndpoint).map(url -> http("--dynamodb-endpoint", url)));
  }

  private static URI http(String option, URI url) {
    boolean usable =
        url.getHost() != null
            && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    if (!usable) {
      throw Refused.option(
          option + " must be a URL such as http://127.0.0.1:4566, not " + url + ".");
    }
    return url;
  }

  private static String sentence(Throwable thrown) {
    return thrown instanceof Refused refused
        ? OneLine.of(refused.getMessage())
        : "It cannot start: " + OneLine.of(thrown.toString());
  }
}
