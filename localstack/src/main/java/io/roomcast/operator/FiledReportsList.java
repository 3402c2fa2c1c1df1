package io.roomcast.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.events.Body;
import io.roomcast.events.Codec;
import io.roomcast.events.ListedReport;
import io.roomcast.events.Reply;
import io.roomcast.table.DynamoDbReports;
import io.roomcast.table.Reports.Filed;
import io.roomcast.terminal.OneLine;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reports list}: those of a month that are open. */
@Command(name = "list", description = "Lists reports that are not closed, the oldest first.")
final class FiledReportsList extends StackCommand {

  /** How many months are looked through where none is named: this one and those before. */
  private static final int MONTHS = 3;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Those of one month; else of this one and the two before.")
  @Nullable YearMonth month;

  @Option(names = "--all", description = "Those that were closed, too.")
  boolean all;

  private final Codec codec = new Codec();
  private final Clock clock = Clock.systemUTC();

  @Override
  int run(Stack stack) {
    DynamoDbReports reports = new DynamoDbReports(stack.table(), codec, clock);
    List<Filed> found = new ArrayList<>();
    months().forEach(each -> reports.filed(each).filter(this::isListed).forEach(found::add));
    if (json) {
      found.forEach(filed -> print(json(filed)));
    } else {
      found.forEach(filed -> out().print(line(filed)));
      out().println(Finding.counted(found.size(), "report") + ".");
    }
    boolean open = found.stream().anyMatch(filed -> filed.closedBy() == null);
    return open ? Roomcast.FOUND : Roomcast.HEALTHY;
  }

  private List<YearMonth> months() {
    return month == null ? latest(clock) : List.of(month);
  }

  static List<YearMonth> latest(Clock clock) {
    YearMonth now = YearMonth.now(clock);
    List<YearMonth> months = new ArrayList<>();
    for (int back = MONTHS - 1; back >= 0; back--) {
      months.add(now.minusMonths(back));
    }
    return months;
  }

  private boolean isListed(Filed filed) {
    return all || filed.closedBy() == null;
  }

  /** As on the wire, with the room and who closed it. */
  private JsonNode json(Filed filed) {
    try {
      JsonNode frame =
          new JsonMapper()
              .readTree(
                  codec.encode(new Reply.Reports(null, List.of(filed.report().listed()), null)));
      ObjectNode report = (ObjectNode) frame.path("reports").path(0);
      report.put("room", filed.report().room());
      if (filed.closedBy() != null) {
        report.put("closedBy", filed.closedBy());
      }
      return report;
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String line(Filed filed) {
    ListedReport report = filed.report().listed();
    Body body = report.body();
    return "%s %s %s%n  %s reports %s%s: %s%n%s"
        .formatted(
            report.sentAt(),
            filed.report().room(),
            report.report(),
            report.from().id(),
            report.user().id(),
            filed.closedBy() == null ? "" : " (closed by " + filed.closedBy() + ")",
            OneLine.of(report.reason()),
            body == null ? "" : "  > " + OneLine.of(body.text()) + System.lineSeparator());
  }
}
