package io.roomcast.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.local.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/** The metrics that functions print, while it is open. */
final class PrintedMetrics implements AutoCloseable {

  /** A metric of a function, where CloudWatch has it and where an alarm looks. */
  record Metric(String namespace, String dimension, String service, String name) {}

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private PrintedMetrics() {
    System.setOut(new PrintStream(printed, true, UTF_8));
  }

  static PrintedMetrics begin() {
    return new PrintedMetrics();
  }

  /** What the alarms of the approved template watch whose ids end so. */
  static Set<Metric> watchedBy(String alarms) {
    Set<Metric> watched = new HashSet<>();
    Template.approved()
        .copy()
        .path("Resources")
        .properties()
        .forEach(
            resource -> {
              JsonNode alarm = resource.getValue().path("Properties");
              if (resource.getKey().endsWith(alarms)) {
                watched.add(
                    new Metric(
                        alarm.path("Namespace").asText(),
                        alarm.at("/Dimensions/0/Name").asText(),
                        alarm.at("/Dimensions/0/Value").asText(),
                        alarm.path("MetricName").asText()));
              }
            });
    return watched;
  }

  /** What was printed until now, by whole lines. */
  Set<Metric> soFar() {
    String text = printed.toString(UTF_8);
    Set<Metric> metrics = new HashSet<>();
    text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith("{\"_aws\""))
        .forEach(line -> add(metrics, line));
    return metrics;
  }

  private static void add(Set<Metric> metrics, String line) {
    JsonNode json = json(line);
    for (JsonNode of : json.at("/_aws/CloudWatchMetrics")) {
      String dimension = of.at("/Dimensions/0/0").asText();
      for (JsonNode metric : of.path("Metrics")) {
        metrics.add(
            new Metric(
                of.path("Namespace").asText(),
                dimension,
                json.path(dimension).asText(),
                metric.path("Name").asText()));
      }
    }
  }

  private static JsonNode json(String line) {
    try {
      return new JsonMapper().readTree(line);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
