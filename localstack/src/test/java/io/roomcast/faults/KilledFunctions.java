package io.roomcast.faults;

import io.roomcast.local.lambda.Isolation;
import io.roomcast.local.stack.LocalStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
   * Kills the JVM of a function that messages pass through, whatever it is doing; answers what it
   * had in work. That of a consumer comes again when its visibility timeout is over, for which a
   * second stands.
   */
  int kill(Scene scene) {
    List<ProcessHandle> functions =
        ProcessHandle.current().children().filter(KilledFunctions::isOnTheWay).toList();
    ProcessHandle killed = functions.get(scene.random().nextInt(functions.size()));
    int hit = inWork(killed, scene.room());
    killed.destroyForcibly();
    for (String consumer : Calls.CONSUMERS) {
      String queueUrl = stack().queueUrl(consumer);
      Deliveries.comeBack(stack().sqs(), queueUrl, Deliveries.SEEN.last(queueUrl, scene.room()), 1);
    }
    return hit;
  }

  /** Of ingest there are no receipts: members who speak keep it busy. */
  private int inWork(ProcessHandle function, String room) {
    return Calls.CONSUMERS.stream()
        .filter(consumer -> commandLine(function).contains("io.roomcast." + lower(consumer)))
        .mapToInt(consumer -> Deliveries.SEEN.inWork(stack().queueUrl(consumer), room))
        .findFirst()
        .orElse(1);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isOnTheWay(ProcessHandle child) {
    return ON_THE_WAY.matcher(commandLine(child)).find();
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}
