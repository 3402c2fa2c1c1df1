package io.roomcast.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ArchitecturePageTest {

  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final Path SOURCE = Path.of("src/test/java/io/roomcast/audit/AuditHandler.java");

  @Test
  void the_handler_on_the_page_is_this_one_without_its_imports() throws IOException {
    String block = Files.readString(PAGE).replaceFirst("(?s).*?```java\n(.*?)```.*", "$1");
    String source = Files.readString(SOURCE).replaceAll("(?m)^import .*;\n+", "");

    assertThat(block).as("the handler in %s", PAGE).isEqualTo(source);
  }
}
