package io.roomcast.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/**
 * {@link QueueAges} as CloudWatch measured them last, within some minutes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">Metrics
 *     of SQS</a>
 */
record CloudWatchQueueAges(CloudWatchClient cloudWatch, InstantSource clock) implements QueueAges {

  private static final Duration LOOK_BACK = Duration.ofMinutes(10);

  @Override
  public Optional<Duration> oldest(StackQueue queue) {
    Instant now = clock.instant();
    String name = queue.url().substring(queue.url().lastIndexOf('/') + 1);
    return cloudWatch
        .getMetricStatistics(
            request ->
                request
                    .namespace("AWS/SQS")
                    .metricName("ApproximateAgeOfOldestMessage")
                    .dimensions(Dimension.builder().name("QueueName").value(name).build())
                    .statistics(Statistic.MAXIMUM)
                    .period(60)
                    .startTime(now.minus(LOOK_BACK))
                    .endTime(now))
        .datapoints()
        .stream()
        .max(Comparator.comparing(Datapoint::timestamp))
        .map(newest -> Duration.ofSeconds(newest.maximum().longValue()));
  }
}
