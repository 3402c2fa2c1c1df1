package io.roomcast.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An instance in a JVM of its own, under Lambda's runtime interface client: it is ended at the
 * function's timeout, and a crash of it is one. Its log has the lines that Lambda itself writes.
 */
final class ProcessInstance implements Instance {

  private static final String RUNTIME =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** Each JVM would unpack it to one and the same file, under the feet of the others. */
  private static final String NATIVE_LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** Lambda gives 10 s; several start at once here, on fewer cores. */
  private static final Duration INITIALIZATION = Duration.ofSeconds(60);

  /** What is not heap: the rest of the function's memory. */
  private static final double HEAP = 0.85;

  private final Definition function;
  private final RuntimeApi api = new RuntimeApi();
  private final Process process;
  private final long initMillis;
  private boolean isCold = true;

  /** Starts it and waits until it is ready; throws what keeps it from that, in a sentence. */
  ProcessInstance(Definition function, Isolation.OwnJvm own) throws IOException {
    this.function = function;
    long begun = System.nanoTime();
    process = start(own);
    Thread.startVirtualThread(this::attend);
    try {
      Invocation outcome = api.initialized().get(INITIALIZATION.toSeconds(), TimeUnit.SECONDS);
      if (outcome instanceof Invocation.Failed failed) {
        throw new IOException(failed.errorType() + ": " + failed.errorMessage());
      }
    } catch (TimeoutException tooLong) {
      throw abandoned("its JVM was not ready within " + INITIALIZATION.toSeconds() + " s", tooLong);
    } catch (ExecutionException | InterruptedException stopping) {
      throw abandoned("its start was interrupted", stopping);
    } catch (IOException failed) {
      close();
      throw failed;
    }
    initMillis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private IOException abandoned(String why, Exception cause) {
    close();
    return new IOException(why, cause);
  }

  /** With the flags that Lambda's managed runtime has, and no variable of this process. */
  private Process start(Isolation.OwnJvm own) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-Xmx" + Math.round(function.memoryMegabytes() * HEAP) + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-D" + NATIVE_LIBRARY + "=" + own.nativeLibrary(),
            "-cp",
            own.runtime().toAbsolutePath() + "/*",
            RUNTIME,
            function.handler());
    // The runtime takes its working folder, and lib in it, as the function's class path.
    builder.directory(own.code().toFile()).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.keySet().retainAll(List.of("PATH", "TMPDIR"));
    variables.putAll(function.environment());
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("LAMBDA_TASK_ROOT", own.code().toAbsolutePath().toString());
    variables.put("_HANDLER", function.handler());
    variables.put("LANG", "en_US.UTF-8");
    return builder.start();
  }

  /** Copies what it prints, and tells of its end. */
  private void attend() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      output.lines().forEach(System.out::println);
    } catch (IOException | UncheckedIOException ended) {
      // It is gone, and said all that it had to say.
    }
    String status = "exit status " + process.onExit().join().exitValue();
    api.exited(new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: " + status));
  }

  @Override
  public Invocation invoke(String event, LambdaContext context) {
    say("START", context, " Version: " + function.version());
    long begun = System.nanoTime();
    Invocation outcome = outcome(event, context);
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    if (outcome instanceof Invocation.TimedOut) close();
    say("END", context, "");
    say(
        "REPORT",
        context,
        " Duration: %d ms Memory Size: %d MB%s"
            .formatted(
                millis,
                function.memoryMegabytes(),
                isCold ? " Init Duration: " + initMillis + " ms" : ""));
    isCold = false;
    return outcome;
  }

  private Invocation outcome(String event, LambdaContext context) {
    long nanos = function.timeout().toNanos();
    long begun = System.nanoTime();
    try {
      return api.hand(event, context, nanos)
          .get(nanos - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooLong) {
      say("TIMEOUT", context, " after " + function.timeout().toSeconds() + " s");
      return new Invocation.TimedOut();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Invocation.TimedOut();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("an outcome is completed with a value alone", broken);
    }
  }

  private void say(String what, LambdaContext context, String more) {
    System.out.printf("%s %s RequestId: %s%s%n", what, function.id(), context.requestId(), more);
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }
}
