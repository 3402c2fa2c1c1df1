package io.roomcast.operator;

import io.roomcast.events.Codec;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dead-letters list}: which there are, the first ten of each room. */
@Command(
    name = "list",
    description = "Lists dead letters, at most the first ten of each room, and leaves them.")
final class DeadLettersList extends StackCommand {

  @Parameters(
      paramLabel = "CONSUMER",
      arity = "0..*",
      description = "History, Broadcast, Counters, Removal; all unless given.")
  List<String> consumers = List.of();

  /** What was seen, how many there are, and whether it ended before all were read. */
  private record Result(long letters, boolean more, List<LetterLine> seen) {}

  @Override
  int run(Stack stack) {
    Codec codec = new Codec();
    long letters = 0;
    boolean more = false;
    List<LetterLine> lines = new ArrayList<>();
    for (StackQueue queue : queues(stack, consumers)) {
      LetterQueue letterQueue = new LetterQueue(stack.sqs(), queue, codec);
      Seen seen = letterQueue.look();
      letters += Math.max(letterQueue.size(), seen.letters().size());
      more |= seen.isCut();
      seen.letters().forEach(letter -> lines.add(letter.line()));
    }
    report(new Result(letters, more, lines));
    return letters == 0 ? Roomcast.HEALTHY : Roomcast.FOUND;
  }

  /** Both queues of each consumer. */
  static List<StackQueue> queues(Stack stack, List<String> consumers) {
    return stack.consumersCalled(consumers).stream()
        .flatMap(consumer -> List.of(consumer.undelivered(), consumer.deadLetters()).stream())
        .toList();
  }

  private void report(Result result) {
    if (json) {
      print(result);
      return;
    }
    result.seen().forEach(line -> out().println(line.text()));
    out()
        .println(
            result.letters() == 0
                ? "No dead letters."
                : Finding.counted(result.letters(), "dead letter") + ofWhich(result) + ".");
  }

  private static String ofWhich(Result result) {
    int seen = result.seen().size();
    if (result.more()) {
      return ", of which the first %,d are seen: %s".formatted(seen, LetterQueue.AGAIN);
    }
    return result.letters() > seen ? ", of which %,d are seen".formatted(seen) : "";
  }
}
