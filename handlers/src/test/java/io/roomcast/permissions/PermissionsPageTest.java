package io.roomcast.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PermissionsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "permissions.md");
  private static final String COMMAND =
      "mvn -pl handlers -am test -Dtest=PermissionsPageTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dapprove";

  @Test
  void the_page_says_what_the_table_says() throws IOException {
    String page = PermissionsPage.render();
    if (System.getProperty("approve") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("written again by: " + COMMAND).exists();
    assertThat(Files.readString(PAGE)).as("written again by: " + COMMAND).isEqualTo(page);
  }
}
