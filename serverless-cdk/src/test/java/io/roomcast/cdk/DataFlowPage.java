package io.roomcast.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page {@code docs/data-flow.md}: the wiring as the template has it. */
record DataFlowPage(Wiring wiring) {

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Data flow");
    lines.add("");
    lines.add(
        "Made from the approved template; do not edit. After a change of the stack: `"
            + Approved.COMMAND
            + "`.");
    lines.add("");
    lines.add("```mermaid");
    lines.add("flowchart LR");
    picture(lines);
    lines.add("```");
    routes(lines);
    queues(lines);
    calls(lines);
    return String.join("\n", lines) + "\n";
  }

  private void picture(List<String> lines) {
    lines.add("  client([client])");
    lines.add("  Topic{{SNS FIFO topic}}");
    lines.add("  Table[(DynamoDB table)]");
    lines.add("  client -- token --> " + wiring.authorizer());
    wiring
        .routes()
        .forEach(
            (function, keys) ->
                lines.add("  client -- \"" + String.join(" ", keys) + "\" --> " + function));
    callers("sns:Publish").forEach(function -> lines.add("  " + function + " --> Topic"));
    for (Wiring.Feed feed : wiring.feeds()) {
      lines.add(
          "  Topic -- \"" + feed.events() + "\" --> " + feed.queue() + "[/" + feed.queue() + "/]");
      lines.add(
          "  Topic -. undeliverable .-> " + feed.undelivered() + "[/" + feed.undelivered() + "/]");
      lines.add("  " + feed.queue() + " --> " + feed.function());
      lines.add(
          "  "
              + feed.queue()
              + " -. given up .-> "
              + feed.deadLetters()
              + "[/"
              + feed.deadLetters()
              + "/]");
    }
    callers("dynamodb:").forEach(function -> lines.add("  " + function + " --> Table"));
    callers("execute-api:")
        .forEach(function -> lines.add("  " + function + " -- frames --> client"));
  }

  private void routes(List<String> lines) {
    table(lines, "Routes", "function", "routes");
    lines.add("| " + wiring.authorizer() + " | authorizes `$connect` |");
    wiring
        .routes()
        .forEach((function, keys) -> lines.add("| " + function + " | " + code(keys) + " |"));
  }

  private void queues(List<String> lines) {
    table(lines, "Queues", "queue", "events", "feeds", "gives up to", "what SNS cannot hand over");
    for (Wiring.Feed feed : wiring.feeds()) {
      lines.add(
          "| "
              + String.join(
                  " | ",
                  feed.queue(),
                  feed.events(),
                  feed.function(),
                  feed.deadLetters(),
                  feed.undelivered())
              + " |");
    }
  }

  private void calls(List<String> lines) {
    table(lines, "Grants", "function", "may call, beside writing its log");
    wiring
        .calls()
        .forEach((function, calls) -> lines.add("| " + function + " | " + code(calls) + " |"));
  }

  private static void table(List<String> lines, String title, String... columns) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
    lines.add("| " + String.join(" | ", columns) + " |");
    lines.add("|" + "---|".repeat(columns.length));
  }

  private static String code(Set<String> words) {
    return words.isEmpty()
        ? "nothing"
        : words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" "));
  }

  private List<String> callers(String prefix) {
    return wiring.calls().entrySet().stream()
        .filter(function -> function.getValue().stream().anyMatch(call -> call.startsWith(prefix)))
        .map(Map.Entry::getKey)
        .toList();
  }
}
