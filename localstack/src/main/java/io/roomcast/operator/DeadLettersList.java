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
      description = "History, Broadcast, Counters; all unless given.")
  List<String> consumers = List.of();

  /** What was seen, and how many there are. */
  private record Result(long letters, List<LetterLine> seen) {}

  @Override
  int run(Stack stack) {
    Codec codec = new Codec();
    long letters = 0;
    List<LetterLine> seen = new ArrayList<>();
    for (StackQueue queue : queues(stack, consumers)) {
      LetterQueue letterQueue = new LetterQueue(stack.sqs(), queue, codec);
      List<Letter> some = letterQueue.look();
      letters += Math.max(letterQueue.size(), some.size());
      some.forEach(letter -> seen.add(letter.line()));
    }
    print(letters, seen);
    return letters == 0 ? Roomcast.HEALTHY : Roomcast.FOUND;
  }

  /** Both queues of each consumer. */
  static List<StackQueue> queues(Stack stack, List<String> consumers) {
    return stack.consumersCalled(consumers).stream()
        .flatMap(consumer -> List.of(consumer.undelivered(), consumer.deadLetters()).stream())
        .toList();
  }

  private void print(long letters, List<LetterLine> seen) {
    if (json) {
      print(new Result(letters, seen));
      return;
    }
    seen.forEach(line -> out().println(line.text()));
    out()
        .println(
            letters == 0
                ? "No dead letters."
                : Finding.counted(letters, "dead letter")
                    + (letters > seen.size()
                        ? ", of which %,d are seen.".formatted(seen.size())
                        : "."));
  }
}
