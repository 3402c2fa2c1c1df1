package io.roomcast.costs;

import io.roomcast.costs.Meter.Charge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Renders what was counted as {@code docs/costs.md}. */
final class CostsPage {

  private static final Set<String> CONSUMERS = Set.of("Broadcast", "History", "Counters");

  private CostsPage() {}

  static String render(Map<String, List<Charge>> charges) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <!-- Counted by CostsIT of localstack, which says how to write it again. -->

        # What each action costs

        Calls to AWS of the function that answers a frame, and of broadcast, history and counters for the events that come of it, without what removes a deleted room in pages; and what DynamoDB charges for them, in read and write units. Posts to connections are not in it, nor what a warm instance spares itself: the lease of the room's pace (one write for up to ten messages and changes), a room's settings (one read in ten seconds) and its connections (a query when they changed). Each action is done once by an owner of a room with 10 members and a few dozen events, on the local stack; in a room of 40 members and more events the calls are the same, which the test holds. Lists take a `limit` of 10 here, and grow by pages; nothing scans.

        | action | calls of its function | reads | writes | calls of consumers | reads | writes |
        |---|---|---|---|---|---|---|
        """);
    charges.forEach(
        (action, all) ->
            page.append(
                "| `%s` | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                        action,
                        calls(all, charge -> !isConsumers(charge)),
                        units(all, charge -> !isConsumers(charge) && charge.isRead()),
                        units(all, charge -> !isConsumers(charge) && !charge.isRead()),
                        calls(all, CostsPage::isConsumers),
                        units(all, charge -> isConsumers(charge) && charge.isRead()),
                        units(all, charge -> isConsumers(charge) && !charge.isRead()))));
    page.append(
        """

        A message costs the calls that [hot-path.md](hot-path.md) tells apart, for one alone and for ten in a batch.
        """);
    return page.toString();
  }

  private static boolean isConsumers(Charge charge) {
    return CONSUMERS.contains(charge.function());
  }

  /** {@code 2 GetItem, Publish}. */
  static String calls(List<Charge> all, Predicate<Charge> which) {
    return all.stream()
        .filter(which)
        .filter(charge -> !charge.operation().equals("PostToConnection"))
        .collect(Collectors.groupingBy(Charge::operation, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(each -> (each.getValue() == 1 ? "" : each.getValue() + " ") + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String units(List<Charge> all, Predicate<Charge> which) {
    double units =
        all.stream().filter(Charge::isToTable).filter(which).mapToDouble(Charge::units).sum();
    return units == Math.rint(units) ? "%.0f".formatted(units) : "%.1f".formatted(units);
  }
}
