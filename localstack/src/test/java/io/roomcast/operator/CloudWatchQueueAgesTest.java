package io.roomcast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;

class CloudWatchQueueAgesTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final String NAME = "Roomcast-HistoryQueue.fifo";

  private final Metrics metrics = new Metrics();
  private final QueueAges ages = new CloudWatchQueueAges(metrics, () -> NOW);
  private final StackQueue queue =
      new StackQueue("HistoryQueue", "https://sqs.eu-west-1.amazonaws.com/123456789012/" + NAME);

  @Test
  void the_age_is_the_one_that_was_measured_last() {
    metrics.measured(NAME, NOW.minusSeconds(240), 300);
    metrics.measured(NAME, NOW.minusSeconds(60), 61);
    metrics.measured(NAME, NOW.minusSeconds(120), 200);

    assertThat(ages.oldest(queue)).contains(Duration.ofSeconds(61));
  }

  @Test
  void what_was_measured_long_ago_or_of_another_queue_is_not_its_age() {
    metrics.measured(NAME, NOW.minusSeconds(601), 300);
    metrics.measured("Roomcast-CountersQueue.fifo", NOW.minusSeconds(60), 200);

    assertThat(ages.oldest(queue)).isEmpty();
  }

  /** A CloudWatch that knows one metric, by queues. */
  private static final class Metrics implements CloudWatchClient {

    private record Measured(String queue, Datapoint point) {}

    private final List<Measured> all = new ArrayList<>();

    void measured(String queue, Instant at, double seconds) {
      all.add(new Measured(queue, Datapoint.builder().timestamp(at).maximum(seconds).build()));
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
      assertThat(request.namespace()).isEqualTo("AWS/SQS");
      assertThat(request.metricName()).isEqualTo("ApproximateAgeOfOldestMessage");
      assertThat(request.statisticsAsStrings()).containsExactly("Maximum");
      return GetMetricStatisticsResponse.builder()
          .datapoints(
              all.stream().filter(each -> isAskedFor(request, each)).map(Measured::point).toList())
          .build();
    }

    private static boolean isAskedFor(GetMetricStatisticsRequest request, Measured measured) {
      Instant at = measured.point().timestamp();
      return request.dimensions().size() == 1
          && request.dimensions().getFirst().name().equals("QueueName")
          && request.dimensions().getFirst().value().equals(measured.queue())
          && !at.isBefore(request.startTime())
          && at.isBefore(request.endTime());
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
