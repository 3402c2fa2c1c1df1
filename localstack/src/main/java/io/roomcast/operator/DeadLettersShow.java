package io.roomcast.operator;

import io.roomcast.events.Codec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dead-letters show}: one letter with all that it says. */
@Command(
    name = "show",
    description = "Shows a dead letter, with what the event says, and leaves it.")
final class DeadLettersShow extends StackCommand {

  @Parameters(paramLabel = "ID", description = "The id of the letter, or the seq of its event.")
  String id = "";

  @Override
  int run(Stack stack) {
    boolean more = false;
    for (StackQueue queue : DeadLettersList.queues(stack, List.of())) {
      Seen seen = new LetterQueue(stack.sqs(), queue, new Codec()).look();
      Optional<Letter> found = seen.letters().stream().filter(this::isMeant).findFirst();
      if (found.isPresent()) {
        show(found.get());
        return Roomcast.HEALTHY;
      }
      more |= seen.isCut();
    }
    throw new CannotLook(
        "There is no dead letter %s, or ten others of its room are before it%s: see dead-letters list."
            .formatted(id, more ? ", or it was not read, because " + LetterQueue.AGAIN : ""));
  }

  private boolean isMeant(Letter letter) {
    return letter.id().equals(id) || letter.seq().filter(seq -> seq.text().equals(id)).isPresent();
  }

  private void show(Letter letter) {
    if (json) {
      print(Map.of("letter", letter.line(), "body", letter.body()));
      return;
    }
    out().println("queue        " + letter.queue().id());
    out().println("room         " + letter.room());
    letter
        .envelope()
        .ifPresent(
            envelope -> {
              out().println("seq          " + envelope.seq());
              out().println("correlation  " + envelope.correlation());
              out().println("content      " + envelope.content());
            });
    out().println("since        " + letter.sentAt());
    out().println("readable     " + letter.unreadable().map(why -> "no: " + why).orElse("yes"));
    out().println("body         " + letter.body());
  }
}
