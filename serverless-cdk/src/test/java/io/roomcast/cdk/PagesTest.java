package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages that are made from the code are what the code makes. */
final class PagesTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void the_page_of_settings_is_made_from_the_settings() {
    check("settings.md", SettingsPage.text());
  }

  @Test
  void the_page_of_the_data_flow_is_made_from_the_template() {
    check("data-flow.md", new DataFlowPage(new Wiring(Synthesized.roomcast().template())).text());
  }

  @Test
  void every_alarm_stands_in_the_page_for_operators() throws IOException {
    String page = Files.readString(DOCS.resolve("operations.md"));
    List<String> rows =
        Pattern.compile("^\\| `…([A-Za-z]+)…?` \\|", Pattern.MULTILINE)
            .matcher(page)
            .results()
            .map(row -> row.group(1))
            .toList();
    Set<String> alarms = Synthesized.roomcast().template().all("CloudWatch::Alarm").keySet();
    assertThat(alarms)
        .isNotEmpty()
        .allSatisfy(alarm -> assertThat(rows).as("rows for %s", alarm).anyMatch(alarm::contains));
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(alarms)
                    .as("alarms of the row %s", row)
                    .anyMatch(alarm -> alarm.contains(row)));
  }

  private static void check(String page, String made) {
    String approved = Approved.text(DOCS.resolve(page), made);
    assertThat(approved)
        .as("docs/%s has drifted; make it anew with: %s", page, Approved.COMMAND)
        .isEqualTo(made);
  }
}
