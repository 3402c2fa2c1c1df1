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
        "With --send, sends dead letters back to the queue of their consumer, in order within a room;"
            + " what was taken already has no effect.",
    sortOptions = false)
final class DeadLettersRedrive extends StackCommand {

  @Parameters(
      paramLabel = "CONSUMER",
      arity = "0..*",
      description = "History, Broadcast, Counters, Removal; all unless given.")
  List<String> consumers = List.of();

  @Option(names = "--send", description = "Send them; otherwise it only tells what it would send.")
  boolean send;

  /** How long history may take for ten letters, which are out of sight for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * What would be sent or was, what stays, about how many letters were not seen, and whether
   * letters came again before all were read.
   */
  private record Result(
      boolean dryRun,
      List<LetterLine> wouldSend,
      List<LetterLine> sent,
      List<LetterLine> kept,
      List<LetterLine> unfinished,
      long unseen,
      boolean more) {}

  private final Codec codec = new Codec();
  private final List<LetterLine> wouldSend = new ArrayList<>();
  private final List<LetterLine> sent = new ArrayList<>();
  private final List<LetterLine> kept = new ArrayList<>();
  private final List<LetterLine> unfinished = new ArrayList<>();
  private long unseen;
  private boolean more;

  @Override
  int run(Stack stack) {
    List<Consumer> chosen = stack.consumersCalled(consumers);
    try {
      for (Consumer consumer : chosen) {
        for (StackQueue from : List.of(consumer.undelivered(), consumer.deadLetters())) {
          if (send) {
            redrive(stack, consumer, from);
          } else {
            look(new LetterQueue(stack.sqs(), from, codec));
          }
        }
      }
    } finally {
      // Also of what was done before it failed.
      report();
    }
    boolean isDone = wouldSend.isEmpty() && kept.isEmpty() && unseen == 0 && !more;
    return isDone ? Roomcast.HEALTHY : Roomcast.FOUND;
  }

  private void look(LetterQueue letters) {
    Seen seen = letters.look();
    seen.letters().stream()
        .sorted(Letter.IN_ORDER)
        .forEach(each -> (each.unreadable().isEmpty() ? wouldSend : kept).add(each.line()));
    unseen += Math.max(0, letters.size() - seen.letters().size());
    more |= seen.isCut();
  }

  private void redrive(Stack stack, Consumer consumer, StackQueue from) {
    long size = new LetterQueue(stack.sqs(), from, codec).size();
    Progress progress = new Progress(err(), Progress.isWatched(), size);
    Redrive redrive =
        new Redrive(stack, consumer, from, codec, new Repairs(stack, codec), PATIENCE, progress);
    try {
      redrive.run();
    } finally {
      progress.end();
      redrive.sent().forEach(letter -> sent.add(letter.line()));
      redrive.kept().forEach(letter -> kept.add(letter.line()));
      redrive.unfinished().forEach(letter -> unfinished.add(letter.line()));
      unseen += redrive.unseen(size);
      more |= redrive.isCut();
    }
  }

  private void report() {
    if (json) {
      print(new Result(!send, wouldSend, sent, kept, unfinished, unseen, more));
      return;
    }
    wouldSend.forEach(line -> out().println("would send  " + line.text()));
    unfinished.forEach(
        line -> out().println("unfinished  " + line.text() + " was sent, and stays"));
    kept.forEach(line -> out().println("stays       " + line.text() + untaken(line)));
    out().println(send ? summary() : plan());
  }

  private String plan() {
    return "%s would be sent, of %s%s%s. Nothing was sent: add --send."
        .formatted(
            Finding.counted(wouldSend.size(), "letter"),
            more
                ? "the first %,d that were read".formatted(wouldSend.size() + kept.size())
                : "those that can be seen: the first ten of each room",
            staying(),
            notSeen(""));
  }

  private String summary() {
    return "%s sent%s%s."
        .formatted(
            Finding.counted(sent.size(), "letter"),
            staying(),
            notSeen(more ? "" : " behind ten of a room that stay"));
  }

  private String notSeen(String where) {
    if (unseen == 0) return more ? ", and there may be more: " + LetterQueue.AGAIN : "";
    return ", about %,d%s %s not seen%s"
        .formatted(
            unseen, where, unseen == 1 ? "was" : "were", more ? ": " + LetterQueue.AGAIN : "");
  }

  private String staying() {
    return kept.isEmpty()
        ? ""
        : ", %,d %s".formatted(kept.size(), kept.size() == 1 ? "stays" : "stay");
  }

  /** What can be read stays only where history took nothing in time, or has no place for it. */
  private String untaken(LetterLine line) {
    return send && line.unreadable() == null
        ? " was sent, but the log does not have it within 30 s: redrive again when nothing waits in"
            + " history's queue; what stays then is older than the log, or was removed from it"
        : "";
  }
}
