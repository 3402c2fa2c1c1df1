package io.roomcast.cdk;

import java.util.ArrayList;
import java.util.List;

/** The page {@code docs/settings.md}: every setting of the stack. */
final class SettingsPage {

  private SettingsPage() {}

  static String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Settings");
    lines.add("");
    lines.add(
        "Made from `Setting.java`; do not edit. After a change there: `" + Approved.COMMAND + "`.");
    lines.add("");
    lines.add(
        "Deploy with `-c`, in `serverless-cdk`: `cdk deploy -c memberRate=10 -c roomRate=200`. A"
            + " deployment takes the default of whatever is not named, so name all that you have set,"
            + " or put them under `context` in `cdk.json`. Settings with a variable can be set for a"
            + " local run too: `./localstack/up --set memberRate=10`.");
    lines.add("");
    lines.add("| setting | default | must be | variable | |");
    lines.add("|---|---|---|---|---|");
    for (Setting setting : Setting.values()) {
      lines.add(
          "| `"
              + setting.key()
              + "` | "
              + (setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`")
              + " | "
              + setting.form().meaning()
              + " | "
              + setting.variable().map(name -> "`" + name + "`").orElse("")
              + " | "
              + setting.description()
              + " |");
    }
    return String.join("\n", lines) + "\n";
  }
}
