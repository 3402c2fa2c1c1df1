package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeTest {

  @Test
  void the_node_that_runs_these_tests_will_do() {
    assertThatCode(() -> Node.require("node")).doesNotThrowAnyException();
  }

  @Test
  void a_missing_node_is_said_in_one_sentence() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Node.require("no-such-node"))
        .withMessage(
            "The CDK needs Node 20 or later on the PATH (https://nodejs.org): found none.");
  }

  @Test
  void an_old_node_is_refused_with_its_version(@TempDir Path folder) throws IOException {
    Path old = Files.writeString(folder.resolve("node"), "#!/bin/sh\necho v18.20.4\n");
    old.toFile().setExecutable(true);

    assertThatIllegalStateException()
        .isThrownBy(() -> Node.require(old.toString()))
        .withMessageContaining("The CDK needs Node 20 or later")
        .withMessageContaining("found v18.20.4");
  }
}
