package io.roomcast.faults;

import io.roomcast.local.lambda.Isolation;
import io.roomcast.local.stack.LocalStack;
import java.nio.file.Path;
import java.util.List;

/** A stack with every function in a JVM of its own, and the end of one of these. */
final class KilledFunctions extends LocalFaultStack {

  KilledFunctions() {
    super(
        LocalStack.options()
            .port(0)
            .isolation(
                new Isolation.OwnJvm(
                    Path.of("../handlers/target/lambda"), Path.of("target/runtime"))));
  }

  /**
   * Kills one of the JVMs, whatever it is doing. What a consumer had in work comes again when its
   * visibility timeout is over, for which a second stands.
   */
  void kill(Scene scene) {
    List<ProcessHandle> functions =
        ProcessHandle.current().children().filter(KilledFunctions::isFunction).toList();
    functions.get(scene.random().nextInt(functions.size())).destroyForcibly();
    for (String consumer : Calls.CONSUMERS) {
      String queueUrl = stack().queueUrl(consumer);
      Deliveries.comeBack(stack().sqs(), queueUrl, Deliveries.SEEN.last(queueUrl, scene.room()), 1);
    }
  }

  private static boolean isFunction(ProcessHandle child) {
    return child.info().commandLine().orElse("").contains("AWSLambda");
  }
}
