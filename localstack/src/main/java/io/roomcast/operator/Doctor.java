package io.roomcast.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roomcast.events.Codec;
import io.roomcast.publishing.Inbox;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code doctor}: looks at the queues, and at rooms. */
@Command(
    name = "doctor",
    description =
        "Looks for dead letters, waiting queues, and rooms whose head, log and counter disagree;"
            + " one line when all is well.",
    sortOptions = false)
final class Doctor extends StackCommand {

  @Parameters(paramLabel = "ROOM", arity = "0..*", description = "Rooms; a sample unless given.")
  List<String> named = List.of();

  @Option(
      names = "--inbox",
      paramLabel = "USER",
      description = "The inbox of this user, beside the rooms that are named.")
  List<String> users = List.of();

  @Option(
      names = "--rooms",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many rooms make the sample, ${DEFAULT-VALUE} unless given.")
  int sample;

  @Option(
      names = "--pause",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description =
          "How long what is on its way may take before a room is accused, ${DEFAULT-VALUE} unless"
              + " given.")
  int pause;

  @Option(names = "--repair", description = "Count again where a room's counter is wrong.")
  boolean repair;

  /**
   * What was looked at, whether it is less than was asked, what is wrong, what was repaired, and
   * why nothing was.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Result(
      boolean healthy,
      int rooms,
      boolean scanCut,
      long events,
      List<QueueState> queues,
      List<Finding> findings,
      List<String> repaired,
      @Nullable String notRepaired) {}

  @Override
  int run(Stack stack) {
    checkOptions();
    RoomReader reader = new RoomReader(stack.table());
    List<String> rooms = Stream.concat(named.stream(), users.stream().map(Inbox::of)).toList();
    rooms.forEach(reader::stateOfKnown);
    RoomSample sampled =
        rooms.isEmpty() ? RoomSample.of(stack.table(), sample) : new RoomSample(rooms, false);
    List<String> chosen = sampled.rooms();
    if (chosen.isEmpty() && sampled.isCut()) throw noneFound();
    RoomCheck check = new RoomCheck(reader, new Codec(), InstantSource.system());

    List<RoomCheck.Look> suspects =
        chosen.stream().map(check::look).filter(RoomCheck.Look::suspect).toList();
    if (!suspects.isEmpty()) pause();
    QueueCheck queues = new QueueCheck(stack);
    List<Finding> findings = new ArrayList<>(queues.findings());
    suspects.forEach(suspect -> findings.addAll(check.lookAgain(suspect)));
    List<String> repaired = new ArrayList<>();
    Optional<String> ahead = queues.aheadOfLogs();
    for (Miscount miscount : check.miscounts()) {
      if (repair && ahead.isEmpty() && miscount.repair(stack.table())) {
        repaired.add(miscount.repaired());
      } else {
        findings.add(miscount.finding());
      }
    }

    boolean refused = repair && ahead.isPresent() && !check.miscounts().isEmpty();
    boolean healthy = findings.isEmpty();
    report(
        new Result(
            healthy,
            chosen.size(),
            sampled.isCut(),
            check.events(),
            queues.states(),
            findings,
            repaired,
            refused ? refusal(ahead.get()) : null));
    return healthy ? Roomcast.HEALTHY : Roomcast.FOUND;
  }

  /** A counter that was set by such a log would be wrong once the log has the rest. */
  private static String refusal(String ahead) {
    return "No counter was counted again, because %s, which the logs may not have yet: redrive first (./localstack/roomcast dead-letters redrive History --send), and repair when nothing waits."
        .formatted(ahead);
  }

  private void checkOptions() {
    if (sample < 0) throw new CannotLook("--rooms must be 0 or more, not " + sample + ".");
    if (pause < 0) throw new CannotLook("--pause must be 0 or more, not " + pause + ".");
  }

  private static CannotLook noneFound() {
    return new CannotLook(
        "The scan for a sample ended after %d MB, before it found a room: name rooms, or look at the queues alone with --rooms 0."
            .formatted(RoomSample.PAGES));
  }

  private void report(Result result) {
    if (json) {
      print(result);
      return;
    }
    result.repaired().forEach(out()::println);
    if (result.notRepaired() != null) out().println(result.notRepaired());
    result.findings().forEach(finding -> out().println(finding.sentence()));
    out()
        .printf(
            "%s: %s, %s%s.%n",
            result.healthy() ? "Healthy" : Finding.counted(result.findings().size(), "finding"),
            looked(result),
            Finding.counted(result.queues().size(), "queue"),
            result.scanCut()
                ? "; the scan for a sample of %,d rooms ended after %d MB"
                    .formatted(sample, RoomSample.PAGES)
                : "");
  }

  private String looked(Result result) {
    if (result.rooms() > 0) {
      return Finding.counted(result.rooms(), "room")
          + " with "
          + Finding.counted(result.events(), "event");
    }
    return sample == 0 ? "no room looked at" : "no room in the table yet";
  }

  private void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(pause));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotLook("Interrupted: run it again.", interrupted);
    }
  }
}
