package io.roomcast.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LocalFunctionTest {

  private static final Map<String, String> VARIABLES = Map.of("VARIABLE", "value");

  @Test
  void an_event_is_read_and_a_result_written_as_lambda_does() {
    try (LocalFunction function = function(Echo.class.getName(), VARIABLES)) {
      assertThat(function.invoke(event("hello"), "arn:function:live"))
          .isEqualTo(
              new Invocation.Returned(
                  "{\"batchItemFailures\":[{\"itemIdentifier\":"
                      + "\"value hello 1 arn:function:live 7 true\"}]}"));
    }
  }

  @Test
  void an_instance_is_used_again_when_it_is_free() {
    try (LocalFunction function = function(Echo.class.getName(), VARIABLES)) {
      function.invoke(event("one"), "arn");
      assertThat(function.invoke(event("two"), "arn").toString()).contains("value two 2 arn");
      assertThat(function.instances()).isEqualTo(1);
      assertThat(function.invocations()).isEqualTo(2);
    }
  }

  @Test
  void two_invocations_at_once_have_an_instance_each() {
    try (LocalFunction function = function(Echo.class.getName(), VARIABLES)) {
      var slow = CompletableFuture.supplyAsync(() -> function.invoke(event("sleep"), "arn"));
      while (function.invocations() == 0) Thread.onSpinWait();
      assertThat(function.invoke(event("two"), "arn").toString()).contains("value two 1 arn");
      assertThat(slow.join()).isEqualTo(new Invocation.TimedOut());
      assertThat(function.instances()).isEqualTo(2);
    }
  }

  @Test
  void an_instance_that_took_too_long_is_not_used_again() {
    try (LocalFunction function = function(Echo.class.getName(), VARIABLES)) {
      assertThat(function.invoke(event("sleep"), "arn")).isEqualTo(new Invocation.TimedOut());
      assertThat(function.invoke(event("next"), "arn").toString()).contains("value next 1 arn");
    }
  }

  @Test
  void what_the_handler_throws_is_a_function_error() {
    try (LocalFunction function = function(Echo.class.getName(), VARIABLES)) {
      assertThat(function.invoke(event("throw"), "arn"))
          .isEqualTo(new Invocation.Failed("java.lang.IllegalStateException", "Unauthorized"));
    }
  }

  @Test
  void a_result_of_null_is_the_json_null() {
    try (LocalFunction function = function(Echo.class.getName(), VARIABLES)) {
      assertThat(function.invoke(event("null"), "arn")).isEqualTo(new Invocation.Returned("null"));
    }
  }

  @Test
  void the_keep_active_event_is_an_event_with_nothing_in_it() {
    try (LocalFunction function = function(Echo.class.getName(), VARIABLES)) {
      assertThat(function.invoke("{\"keepActive\": true}", "arn"))
          .isInstanceOf(Invocation.Returned.class);
    }
  }

  @Test
  void a_handler_that_is_not_there_is_refused_by_name() {
    assertThatThrownBy(() -> function("io.roomcast.Gone", VARIABLES))
        .hasMessage("Echo names the handler io.roomcast.Gone, and there is no such class.");
  }

  @Test
  void a_class_that_is_no_handler_is_refused_by_name() {
    assertThatThrownBy(() -> function(String.class.getName(), VARIABLES))
        .hasMessageStartingWith("Echo names the handler java.lang.String, which has no public");
  }

  @Test
  void a_missing_variable_refuses_the_start_and_is_named() {
    try (LocalFunction function = function(Echo.class.getName(), Map.of())) {
      assertThatThrownBy(function::prepare)
          .hasMessage("The function Echo cannot start: environment variable missing: VARIABLE");
    }
  }

  private static String event(String body) {
    return "{\"Records\":[{\"messageId\":\"m\",\"body\":\"" + body + "\"}]}";
  }

  private static LocalFunction function(String handler, Map<String, String> environment) {
    return new LocalFunction(
        new Definition(
            "Echo",
            "Roomcast-Echo",
            "7",
            handler,
            Duration.ofSeconds(2),
            128,
            4,
            "log",
            environment),
        InstantSource.system(),
        new Isolation.SharedJvm());
  }
}
