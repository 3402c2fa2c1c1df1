package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

  private static void check(String page, String made) {
    String approved = Approved.text(DOCS.resolve(page), made);
    assertThat(approved)
        .as("docs/%s has drifted; make it anew with: %s", page, Approved.COMMAND)
        .isEqualTo(made);
  }
}
