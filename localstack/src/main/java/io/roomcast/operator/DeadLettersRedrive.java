package io.roomcast.operator;

import io.roomcast.events.Codec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letters redrive}: sends letters back to the queue of their consumer. */
@Command(
    name = "redrive",
    description =
        "Sends dead letters back to the queue of their consumer, in order within a room; what was"
            + " taken already has no effect.",
    sortOptions = false)
final class DeadLettersRedrive extends StackCommand {

  @Parameters(
      paramLabel = "CONSUMER",
      arity = "0..*",
      description = "History, Broadcast, Counters; all unless given.")
  List<String> consumers = List.of();

  @Option(names = "--dry-run", description = "Tell what would be sent, and send nothing.")
  boolean dryRun;

  /** How long history may take for ten letters, which are out of sight for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What was sent, or would be, and what stays. */
  private record Result(boolean dryRun, List<LetterLine> sent, List<LetterLine> kept) {}

  @Override
  int run(Stack stack) {
    Codec codec = new Codec();
    List<LetterLine> sent = new ArrayList<>();
    List<LetterLine> kept = new ArrayList<>();
    for (Consumer consumer : stack.consumersCalled(consumers)) {
      for (StackQueue from : List.of(consumer.undelivered(), consumer.deadLetters())) {
        LetterQueue letters = new LetterQueue(stack.sqs(), from, codec);
        long size = letters.size();
        if (size == 0) continue;
        if (dryRun) {
          letters.look().stream()
              .sorted(Letter.IN_ORDER)
              .forEach(each -> (each.unreadable().isEmpty() ? sent : kept).add(each.line()));
        } else {
          redrive(stack, consumer, from, codec, size, sent, kept);
        }
      }
    }
    print(new Result(dryRun, sent, kept));
    return kept.isEmpty() ? Roomcast.HEALTHY : Roomcast.FOUND;
  }

  private void redrive(
      Stack stack,
      Consumer consumer,
      StackQueue from,
      Codec codec,
      long size,
      List<LetterLine> sent,
      List<LetterLine> kept) {
    Progress progress = new Progress(err(), Progress.isWatched(), size);
    Redrive redrive =
        new Redrive(stack, consumer, from, codec, new Repairs(stack, codec), PATIENCE, progress);
    try {
      redrive.run();
    } finally {
      progress.end();
      redrive.sent().forEach(letter -> sent.add(letter.line()));
      redrive.kept().forEach(letter -> kept.add(letter.line()));
    }
  }

  private void print(Result result) {
    if (json) {
      super.print(result);
      return;
    }
    if (dryRun) result.sent().forEach(line -> out().println("would send  " + line.text()));
    result.kept().forEach(line -> out().println("stays       " + line.text() + untaken(line)));
    out()
        .printf(
            "%s %s%s.%n",
            Finding.counted(result.sent().size(), "letter"),
            dryRun
                ? "would be sent, of those that can be seen: the first ten of each room"
                : "sent",
            result.kept().isEmpty() ? "" : ", %,d stay".formatted(result.kept().size()));
  }

  /** What can be read stays only where history has no place for it, or takes nothing. */
  private String untaken(LetterLine line) {
    return line.unreadable() == null
        ? " was sent, but history has not put it into the log within 30 s: it is older than the log,"
            + " or see what doctor says"
        : "";
  }
}
