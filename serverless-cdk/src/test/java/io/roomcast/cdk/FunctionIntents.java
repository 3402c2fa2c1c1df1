package io.roomcast.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every function is a published SnapStart version behind its alias, watched and kept awake. */
abstract class FunctionIntents {

  private static final Path HANDLERS = Path.of("../handlers/src/main/java");
  private static final Pattern COUNT = Pattern.compile("\\bcount\\(\"(\\w+)\"");

  abstract StackTemplate template();

  @Test
  void snapstart_is_on_for_every_function_on_java_25_and_arm64() {
    functions()
        .forEach(
            (id, function) -> {
              assertThat(function.at("/SnapStart/ApplyOn").asText())
                  .as("SnapStart of %s", id)
                  .isEqualTo("PublishedVersions");
              assertThat(function.path("Runtime").asText()).as(id).isEqualTo("java25");
              assertThat(function.path("Architectures").path(0).asText()).as(id).isEqualTo("arm64");
            });
  }

  @Test
  void every_function_has_an_alias_live_that_points_to_its_current_version() {
    Map<String, JsonNode> aliases = template().all("Lambda::Alias");
    Set<String> aliased = new TreeSet<>();
    aliases.forEach(
        (id, alias) -> {
          String function = alias.path("FunctionName").path("Ref").asText();
          aliased.add(function);
          assertThat(alias.path("Name").asText()).as(id).isEqualTo("live");
          String version = template().reference(alias.path("FunctionVersion"), "Lambda::Version");
          assertThat(template().resource(version).at("/Properties/FunctionName/Ref").asText())
              .as("version behind %s", id)
              .isEqualTo(function);
        });
    assertThat(aliased).isEqualTo(functions().keySet());
  }

  @Test
  void everything_that_invokes_a_function_targets_its_alias() {
    Stream<JsonNode> targets =
        Stream.of(
                template().all("Lambda::EventSourceMapping").values().stream()
                    .map(each -> each.path("FunctionName")),
                template().all("Lambda::Permission").values().stream()
                    .map(each -> each.path("FunctionName")),
                template().all("Scheduler::Schedule").values().stream()
                    .map(each -> each.path("Target").path("Arn")),
                template().all("ApiGatewayV2::Integration").values().stream()
                    .map(each -> each.path("IntegrationUri")),
                template().all("ApiGatewayV2::Authorizer").values().stream()
                    .map(each -> each.path("AuthorizerUri")))
            .flatMap(each -> each);
    assertThat(targets.toList())
        .hasSizeGreaterThan(functions().size())
        .allSatisfy(
            target ->
                assertThat(template().all("Lambda::Alias").keySet())
                    .as("what is targeted by %s", target)
                    .containsAll(StackTemplate.references(target))
                    .contains(template().reference(target, "Lambda::Alias")));
  }

  @Test
  void every_function_is_called_daily_with_the_event_that_asks_for_nothing() {
    Set<String> called = new TreeSet<>();
    template()
        .all("Scheduler::Schedule")
        .forEach(
            (id, schedule) -> {
              assertThat(schedule.path("ScheduleExpression").asText())
                  .as(id)
                  .isEqualTo("rate(1 day)");
              assertThat(schedule.at("/Target/Input").asText())
                  .as(id)
                  .isEqualTo("{\"keepActive\":true}");
              assertThat(schedule.at("/Target/RetryPolicy/MaximumRetryAttempts").asInt())
                  .as("retries of %s", id)
                  .isPositive();
              called.add(
                  template()
                      .resource(template().reference(schedule.at("/Target/Arn"), "Lambda::Alias"))
                      .at("/Properties/FunctionName/Ref")
                      .asText());
            });
    assertThat(called).as("functions that are called daily").isEqualTo(functions().keySet());
  }

  @Test
  void every_function_has_an_alarm_on_its_first_error() {
    Set<String> watched = new TreeSet<>();
    template()
        .all("CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              if (alarm.path("MetricName").asText().equals("Errors")) {
                assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
                watched.add(template().reference(alarm.path("Dimensions"), "Lambda::Function"));
              }
            });
    assertThat(watched).as("functions with an alarm on errors").isEqualTo(functions().keySet());
  }

  @Test
  void every_function_has_an_alarm_when_it_is_throttled_which_is_no_error() {
    Set<String> watched = new TreeSet<>();
    template()
        .all("CloudWatch::Alarm")
        .values()
        .forEach(
            alarm -> {
              if (alarm.path("MetricName").asText().equals("Throttles")) {
                watched.add(template().reference(alarm.path("Dimensions"), "Lambda::Function"));
              }
            });
    assertThat(watched).as("functions with an alarm on throttles").isEqualTo(functions().keySet());
  }

  @Test
  void every_alarm_on_a_metric_of_our_own_watches_what_a_function_writes() {
    Set<String> written = new TreeSet<>();
    functions()
        .values()
        .forEach(
            function -> {
              JsonNode variables = function.at("/Environment/Variables");
              written.add(
                  variables.path("POWERTOOLS_METRICS_NAMESPACE").asText()
                      + " service="
                      + variables.path("POWERTOOLS_SERVICE_NAME").asText());
            });
    template()
        .all("CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              String namespace = alarm.path("Namespace").asText();
              if (!namespace.isEmpty() && !namespace.startsWith("AWS/")) {
                JsonNode dimension = alarm.path("Dimensions").path(0);
                assertThat(alarm.path("Dimensions")).as("dimensions of %s", id).hasSize(1);
                assertThat(written)
                    .as("what %s watches", id)
                    .contains(
                        "%s %s=%s"
                            .formatted(
                                namespace,
                                dimension.path("Name").asText(),
                                dimension.path("Value").asText()));
              }
            });
  }

  @Test
  void every_alarm_on_a_metric_of_our_own_names_one_that_the_handlers_count() {
    Set<String> counted = counted();
    template()
        .all("CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              String namespace = alarm.path("Namespace").asText();
              if (!namespace.isEmpty() && !namespace.startsWith("AWS/")) {
                assertThat(counted)
                    .as("metrics that the handlers count, for %s", id)
                    .contains(alarm.path("MetricName").asText());
              }
            });
  }

  @Test
  void every_consumer_has_an_alarm_on_the_first_event_that_it_cannot_read() {
    Set<String> consumers = new TreeSet<>();
    new Wiring(template())
        .feeds()
        .forEach(
            feed ->
                consumers.add(
                    template()
                        .properties(feed.function())
                        .at("/Environment/Variables/POWERTOOLS_SERVICE_NAME")
                        .asText()));
    Set<String> watched = new TreeSet<>();
    template()
        .all("CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              if (alarm.path("MetricName").asText().equals("Unreadable")) {
                assertThat(alarm.path("Threshold").asInt()).as(id).isEqualTo(1);
                watched.add(alarm.at("/Dimensions/0/Value").asText());
              }
            });
    assertThat(watched).as("stages with an alarm on Unreadable").isEqualTo(consumers);
  }

  @Test
  void every_function_writes_to_a_log_group_of_its_own_and_every_log_group_forgets() {
    Set<String> groups = new TreeSet<>();
    functions()
        .forEach(
            (id, function) -> {
              String group = template().reference(function.path("LoggingConfig"), "Logs::LogGroup");
              assertThat(groups.add(group)).as("%s has %s for itself", id, group).isTrue();
            });
    template()
        .all("Logs::LogGroup")
        .forEach(
            (id, group) ->
                assertThat(group.path("RetentionInDays").asInt())
                    .as("retention of %s", id)
                    .isPositive());
    assertThat(template().all("Logs::LogGroup").keySet()).containsAll(groups);
  }

  @Test
  void every_handler_is_the_class_of_its_stage() {
    functions()
        .forEach(
            (id, function) -> {
              String stage = function.at("/Environment/Variables/POWERTOOLS_SERVICE_NAME").asText();
              assertThat(function.path("Handler").asText())
                  .isEqualTo("io.roomcast." + stage + "." + id + "Handler");
            });
  }

  @Test
  void what_publishes_is_updated_last() {
    Set<String> readers = Set.of("BroadcastLive", "CountersLive", "HistoryLive", "TimelineLive");
    assertThat(template().all("Lambda::Alias").keySet()).containsAll(readers);
    Set<String> publishing = new TreeSet<>();
    new Wiring(template())
        .calls()
        .forEach(
            (function, calls) -> {
              if (calls.contains("sns:Publish")) publishing.add(function + "Live");
            });
    assertThat(publishing).isNotEmpty();
    publishing.forEach(
        alias ->
            assertThat(StackTemplate.list(template().resource(alias).path("DependsOn")))
                .as("what %s waits for", alias)
                .extracting(JsonNode::asText)
                .containsAll(readers));
  }

  /** By their source: this module does not know the handlers' classes. */
  private static Set<String> counted() {
    Set<String> metrics = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(HANDLERS)) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        COUNT.matcher(Files.readString(source)).results().forEach(m -> metrics.add(m.group(1)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return metrics;
  }

  private Map<String, JsonNode> functions() {
    Map<String, JsonNode> found = template().all("Lambda::Function");
    assertThat(found).isNotEmpty();
    return found;
  }
}
