package io.roomcast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter terminal = new StringWriter();

  @Test
  void a_terminal_sees_a_bar_that_grows_on_one_line() {
    Progress progress = new Progress(new PrintWriter(terminal), true, 3);
    progress.step();
    progress.step();
    progress.end();
    assertThat(terminal.toString().split("\r"))
        .containsExactly(
            "",
            "[##########....................] 1 of 3",
            "[####################..........] 2 of 3" + System.lineSeparator());
  }

  @Test
  void more_than_were_counted_at_first_do_not_leave_the_bar() {
    Progress progress = new Progress(new PrintWriter(terminal), true, 1);
    progress.step();
    progress.step();
    assertThat(terminal.toString()).endsWith("[##############################] 2 of 2");
  }

  @Test
  void nothing_else_sees_anything() {
    Progress progress = new Progress(new PrintWriter(terminal), false, 1);
    progress.step();
    progress.end();
    assertThat(terminal.toString()).isEmpty();
  }
}
