package io.roomcast.aws;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * A function's log and metrics. What an invocation counts is written as one EMF line at its end,
 * and no line at all when it counted nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 *     metric format</a>
 */
public final class Telemetry implements Meter {

  static {
    // Metrics are lines on standard output wherever a function runs, also where it is not Lambda.
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
  }

  private final String namespace;
  private final String service;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** Of the function that POWERTOOLS_SERVICE_NAME names. */
  public Telemetry(Environment environment) {
    this.namespace = environment.optional("POWERTOOLS_METRICS_NAMESPACE").orElse("Roomcast");
    this.service = environment.text("POWERTOOLS_SERVICE_NAME");
  }

  /** Runs an invocation with its log lines set up, and writes what it counted. */
  public <T> T during(Context context, Supplier<T> invocation) {
    try {
      return PowertoolsLogging.withLogging(context, invocation);
    } finally {
      flush();
    }
  }

  @Override
  public void count(String metric, int by) {
    counts.merge(metric, by, Integer::sum);
  }

  private void flush() {
    if (counts.isEmpty()) {
      return;
    }
    MetricsFactory.getMetricsInstance()
        .flushMetrics(
            metrics -> {
              metrics.setNamespace(namespace);
              metrics.setDefaultDimensions(DimensionSet.of("service", service));
              for (String metric : Set.copyOf(counts.keySet())) {
                Integer count = counts.remove(metric);
                if (count != null) {
                  metrics.addMetric(metric, count, MetricUnit.COUNT);
                }
              }
            });
  }
}
