package io.roomcast.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProtocolPageTest {

  private static final Path PAGE = Path.of("..", "docs", "protocol.md");
  private static final String COMMAND =
      "mvn -pl events-schema -am test -Dtest=ProtocolPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dapprove";

  @Test
  void the_protocol_page_says_what_schemas_and_examples_say() throws IOException {
    String page = ProtocolPage.render();
    if (System.getProperty("approve") != null) Files.writeString(PAGE, page);
    assertThat(PAGE).as("written again by: " + COMMAND).exists();
    assertThat(Files.readString(PAGE)).as("written again by: " + COMMAND).isEqualTo(page);
  }

  @Test
  void every_slot_of_the_template_is_filled() {
    assertThat(ProtocolPage.render()).doesNotContain("{{");
  }

  @Test
  void the_conversation_at_the_top_of_the_page_is_one_that_can_be_held() {
    var codec = new Codec();
    assertThat(ProtocolPage.render().lines().filter(line -> line.startsWith("> ")))
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(codec.action(line.substring(2))).isInstanceOf(Decoded.Valid.class));
    assertThat(ProtocolPage.render().lines().filter(line -> line.startsWith("< ")))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(codec.serverFrame(line.substring(2))).isInstanceOf(Decoded.Valid.class));
  }
}
