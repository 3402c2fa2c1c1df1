package io.roomcast.operator;

import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.NoticeKind;
import io.roomcast.events.User;
import io.roomcast.publishing.Inbox;
import io.roomcast.publishing.SnsEventPublisher;
import io.roomcast.table.DynamoDbReports;
import io.roomcast.table.Report;
import io.roomcast.table.Reports.Filed;
import io.roomcast.table.Standing;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reports close}: as one who moderates the room does. */
@Command(name = "close", description = "Closes a report and tells the one who made it.")
final class FiledReportsClose extends StackCommand {

  /** Whom a notice is from. */
  private static final User OPERATOR = new User("@operator", "Operator");

  @Parameters(index = "0", paramLabel = "ROOM", description = "Its room.")
  String room = "";

  @Parameters(index = "1", paramLabel = "REPORT", description = "Its id, as reports list has it.")
  String id = "";

  @Override
  int run(Stack stack) {
    Codec codec = new Codec();
    Clock clock = Clock.systemUTC();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    DynamoDbReports reports = new DynamoDbReports(stack.table(), codec, clock);
    Optional<Filed> found = reports.find(room, id).or(() -> ofDeletedRoom(reports, clock));
    if (found.isEmpty()) {
      throw new CannotLook(
          "The room %s has no report %s: take both from ./localstack/roomcast reports list."
              .formatted(room, id));
    }
    Report report = found.get().report();
    String closedBy = found.get().closedBy();
    boolean mine =
        closedBy == null
            ? reports.close(report, new Standing(OPERATOR, null, false, null), now)
            : closedBy.equals(OPERATOR.id());
    if (mine) {
      new SnsEventPublisher(stack.sns(), stack.topicArn(), stack.epoch(), codec)
          .publish(
              Inbox.notice(
                  report.from().id(),
                  new Content.Notice(OPERATOR, now, NoticeKind.CLOSED, room, null),
                  report.mark(),
                  "reports-close"));
    }
    out().println(mine ? "Closed." : "It was closed by another.");
    return Roomcast.HEALTHY;
  }

  private Optional<Filed> ofDeletedRoom(DynamoDbReports reports, Clock clock) {
    return FiledReportsList.latest(clock).stream()
        .flatMap(reports::filed)
        .filter(filed -> filed.report().room().equals(room) && filed.report().id().equals(id))
        .findFirst();
  }
}
