package io.roomcast.faults;

import io.roomcast.local.lambda.Isolation;
import io.roomcast.local.stack.LocalStack;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A stack with every function in a JVM of its own, and the end of one of these. */
final class KilledFunctions extends LocalFaultStack {

  private static final Pattern ON_THE_WAY =
      Pattern.compile("AWSLambda io\\.roomcast\\.(ingest|broadcast|history|counters)\\.");

  KilledFunctions() {
    super(
        LocalStack.options()
            .port(0)
            .isolation(
                new Isolation.OwnJvm(
                    Path.of("../handlers/target/lambda"), Path.of("target/runtime"))));
  }

  /**
   * Kills the JVM of a function that messages pass through, whatever it is doing. What a consumer
   * had in work comes again when its visibility timeout is over, for which a second stands.
   */
  void kill(Scene scene) {
    List<ProcessHandle> functions =
        ProcessHandle.current().children().filter(KilledFunctions::isOnTheWay).toList();
    functions.get(scene.random().nextInt(functions.size())).destroyForcibly();
    for (String consumer : Calls.CONSUMERS) {
      String queueUrl = stack().queueUrl(consumer);
      Deliveries.comeBack(stack().sqs(), queueUrl, Deliveries.SEEN.last(queueUrl, scene.room()), 1);
    }
  }

  private static boolean isOnTheWay(ProcessHandle child) {
    return ON_THE_WAY.matcher(child.info().commandLine().orElse("")).find();
  }
}
