package io.roomcast.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A function in a JVM of its own, under Lambda's runtime interface client. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnJvmIT {

  private final LocalFunction function = function(Probe.class.getName());

  @BeforeAll
  void start() {
    function.prepare();
  }

  @AfterAll
  void end() {
    function.close();
  }

  @Test
  void it_runs_again_in_the_same_jvm_which_is_not_this_one() {
    List<String> first = told();
    List<String> second = told();

    assertThat(first.getFirst())
        .isEqualTo(second.getFirst())
        .isNotEqualTo(Long.toString(ProcessHandle.current().pid()));
    assertThat(Integer.parseInt(second.get(1))).isEqualTo(Integer.parseInt(first.get(1)) + 1);
  }

  @Test
  void it_has_the_variables_name_and_memory_of_the_template() {
    List<String> told = told();

    assertThat(Integer.parseInt(told.get(2))).as("heap of 256 MB").isBetween(150, 230);
    assertThat(told.subList(3, 5)).containsExactly("value", "Roomcast-Probe");
  }

  @Test
  void what_the_handler_throws_is_told_by_its_type() {
    assertThat(invoke("throw"))
        .isEqualTo(new Invocation.Failed("java.lang.IllegalStateException", "told to"));
  }

  @Test
  void one_that_hangs_is_ended_at_its_timeout() {
    ProcessHandle hanging = process();

    assertThat(invoke("hang")).isInstanceOf(Invocation.TimedOut.class);

    await().until(() -> !hanging.isAlive());
    assertThat(process().pid()).isNotEqualTo(hanging.pid());
  }

  @Test
  void a_crash_is_one_and_the_next_invocation_has_a_jvm_anew() {
    ProcessHandle crashing = process();

    assertThat(invoke("exit"))
        .isEqualTo(
            new Invocation.Failed("Runtime.ExitError", "Runtime exited with error: exit status 3"));

    assertThat(process().pid()).isNotEqualTo(crashing.pid());
  }

  @Test
  void one_that_was_killed_meanwhile_is_not_used_again() {
    ProcessHandle killed = process();
    killed.destroyForcibly();
    await().until(() -> !killed.isAlive());

    assertThat(process().pid()).isNotEqualTo(killed.pid());
  }

  @Test
  void the_log_tells_how_long_the_start_took_once() {
    PrintStream terminal = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (LocalFunction fresh = function(Probe.class.getName())) {
      fresh.invoke("{\"do\":\"tell\"}", "arn");
      fresh.invoke("{\"do\":\"tell\"}", "arn");
    } finally {
      System.setOut(terminal);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.startsWith("REPORT Probe "))
        .satisfiesExactly(
            first -> assertThat(first).matches(".* Memory Size: 256 MB Init Duration: [0-9]+ ms"),
            second -> assertThat(second).endsWith(" Memory Size: 256 MB"));
  }

  @Test
  void a_handler_that_is_not_there_fails_the_invocation_and_is_named() {
    try (LocalFunction missing = function("io.roomcast.Nothing")) {
      assertThat(missing.invoke("{}", "arn"))
          .asInstanceOf(type(Invocation.Failed.class))
          .satisfies(
              failed -> {
                assertThat(failed.errorType()).isEqualTo("java.lang.ClassNotFoundException");
                assertThat(failed.errorMessage()).contains("io.roomcast.Nothing");
              });
    }
  }

  private ProcessHandle process() {
    return ProcessHandle.of(Long.parseLong(told().getFirst())).orElseThrow();
  }

  private List<String> told() {
    String json = ((Invocation.Returned) invoke("tell")).json();
    return List.of(json.replace("\"", "").split(" "));
  }

  private Invocation invoke(String what) {
    return function.invoke("{\"do\":\"" + what + "\"}", "arn");
  }

  private static LocalFunction function(String handler) {
    return new LocalFunction(
        new Definition(
            "Probe",
            "Roomcast-Probe",
            "7",
            handler,
            Duration.ofSeconds(5),
            256,
            2,
            "log",
            Map.of("VARIABLE", "value")),
        InstantSource.system(),
        new Isolation.OwnJvm(Path.of("target/test-classes"), Path.of("target/runtime")));
  }
}
