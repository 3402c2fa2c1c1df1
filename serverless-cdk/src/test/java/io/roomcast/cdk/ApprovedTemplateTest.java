package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ApprovedTemplateTest {

  private static final Path FILE = Path.of("template", "roomcast.template.json");
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void the_stack_is_the_approved_template() throws JsonProcessingException {
    JsonNode made = made();
    String text = Approved.pretty(made);

    String approved = Approved.text(FILE, text);

    assertThat(Difference.between(JSON.readTree(approved), made))
        .as("differences (approved -> made); approve them with: %s", Approved.COMMAND)
        .isEmpty();
    assertThat(approved)
        .as("the form of the file; mend with: %s", Approved.COMMAND)
        .isEqualTo(text);
  }

  @Test
  void the_template_names_no_account_region_or_machine() {
    assertThat(made().toString())
        .doesNotContainPattern("\\b[0-9]{12}\\b")
        .doesNotContainPattern("\\b(us|eu|ap|sa|ca)-[a-z]+-[0-9]\\b")
        .doesNotContain(System.getProperty("user.dir"))
        .doesNotContain(System.getProperty("user.home") + "/");
  }

  @Test
  void a_second_synthesis_gives_the_same_template() {
    JsonNode again = Synthesized.of(Settings.defaults(), stack -> {}).template().json();

    assertThat(Difference.between(made(), again)).isEmpty();
  }

  private static JsonNode made() {
    return Synthesized.roomcast().template().json();
  }
}
