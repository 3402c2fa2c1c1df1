package io.roomcast.faults;

import io.roomcast.client.RawClient;
import io.roomcast.local.lambda.Isolation;
import io.roomcast.local.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A stack with every function in a JVM of its own, and the end of one of these. */
final class KilledFunctions extends LocalFaultStack {

  private static final Pattern ON_THE_WAY =
      Pattern.compile("AWSLambda io\\.roomcast\\.(ingest|timeline|broadcast|history|counters)\\.");

  private static final int QUESTIONS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  KilledFunctions() {
    super(
        LocalStack.options()
            .port(0)
            .isolation(
                new Isolation.OwnJvm(
                    Path.of("../handlers/target/lambda"), Path.of("target/runtime"))));
  }

  /**
   * Kills the JVM of a function that messages pass through, whatever it is doing; answers how much
   * hung on it. What a consumer had in work comes again when its visibility timeout is over, for
   * which a second stands.
   */
  int kill(Scene scene) {
    List<ProcessHandle> functions =
        ProcessHandle.current().children().filter(KilledFunctions::isOnTheWay).toList();
    ProcessHandle killed = functions.get(scene.random().nextInt(functions.size()));
    if (runs(killed, "Timeline")) return killTimeline(killed, scene);
    int hit = runs(killed, "Ingest") ? unacked(scene) : inWork(killed, scene.room());
    killed.destroyForcibly();
    for (String consumer : Calls.CONSUMERS) {
      String queueUrl = stack().queueUrl(consumer);
      Deliveries.comeBack(stack().sqs(), queueUrl, Deliveries.SEEN.last(queueUrl, scene.room()), 1);
    }
    return hit;
  }

  /** While it answers; how many of the questions it did not. */
  private static int killTimeline(ProcessHandle timeline, Scene scene) {
    RawClient asking = scene.silent();
    String question = RawClient.frame("history", scene.room()).put("after", "0").toString();
    for (int i = 0; i < QUESTIONS; i++) asking.say(question);
    timeline.destroyForcibly();
    int answered = 0;
    while (answered < QUESTIONS && asking.within("page", PATIENCE).isPresent()) answered++;
    asking.close();
    return QUESTIONS - answered;
  }

  /** Members who wait for what ingest has of theirs. */
  private static int unacked(Scene scene) {
    return (int) scene.speakers().stream().filter(each -> !each.room().isSettled()).count();
  }

  private int inWork(ProcessHandle function, String room) {
    return Calls.CONSUMERS.stream()
        .filter(consumer -> runs(function, consumer))
        .mapToInt(consumer -> Deliveries.SEEN.inWork(stack().queueUrl(consumer), room))
        .sum();
  }

  private static boolean runs(ProcessHandle process, String function) {
    return commandLine(process).contains("io.roomcast." + function.toLowerCase(Locale.ROOT) + ".");
  }

  private static boolean isOnTheWay(ProcessHandle child) {
    return ON_THE_WAY.matcher(commandLine(child)).find();
  }

  private static String commandLine(ProcessHandle process) {
    return process.info().commandLine().orElse("");
  }
}
