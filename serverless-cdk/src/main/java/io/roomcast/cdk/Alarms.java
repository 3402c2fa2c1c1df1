package io.roomcast.cdk;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What an operator is told of; every alarm stands in docs/operations.md with what to do. */
final class Alarms {

  /** The namespace of the functions' own metrics. */
  static final String NAMESPACE = "Roomcast";

  /** In seconds. A healthy queue hands over within one; the back-off of a failure grows to 60. */
  private static final int OLD = 60;

  /**
   * SQS looks for groups that are free in the first 120,000 messages only
   * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/fifo-queue-quotas.html);
   * beyond them the backlog of one room holds up all others. A quarter leaves time to act.
   */
  private static final int BACKLOG = 30_000;

  /** In five minutes. One is a hiccup, which the client's next try is over. */
  private static final int REFUSED_FRAMES = 5;

  private final Optional<ITopic> topic;

  Alarms(Construct scope, Settings settings) {
    topic =
        Optional.of(settings.text(Setting.ALARM_TOPIC_ARN))
            .filter(arn -> !arn.isEmpty())
            .map(arn -> Topic.fromTopicArn(scope, "AlarmTopic", arn));
  }

  void onDeadLetters(Construct scope, String id, Queue queue, String what) {
    IMetric letters = queue.metricApproximateNumberOfMessagesVisible(each(1, "Maximum"));
    alarm(scope, id, letters, 1, 1, "Dead letters: an event that " + what);
  }

  void onQueue(Construct scope, Queue queue, String consumer) {
    IMetric age = queue.metricApproximateAgeOfOldestMessage(each(1, "Maximum"));
    alarm(
        scope, "AgeAlarm", age, OLD, 3, consumer + " is behind: an event waits for over a minute");
    IMetric backlog =
        MathExpression.Builder.create()
            .expression("visible + inFlight")
            // Sorted, because the template keeps the order, and Map.of has another in each JVM.
            .usingMetrics(
                new TreeMap<>(
                    Map.of(
                        "visible",
                            queue.metricApproximateNumberOfMessagesVisible(each(1, "Maximum")),
                        "inFlight",
                            queue.metricApproximateNumberOfMessagesNotVisible(each(1, "Maximum")))))
            .period(Duration.minutes(1))
            .label("events waiting")
            .build();
    alarm(scope, "BacklogAlarm", backlog, BACKLOG, 3, consumer + " has a backlog");
  }

  void onErrors(HandlerFunction scope, Function function) {
    IMetric errors = function.metricErrors(each(5, "Sum"));
    alarm(scope, "ErrorAlarm", errors, 1, 1, scope.stage() + " threw, timed out or crashed");
  }

  /** Lambda counts no error where it did not run the function at all. */
  void onThrottles(HandlerFunction scope, Function function) {
    IMetric throttles = function.metricThrottles(each(5, "Sum"));
    alarm(scope, "ThrottleAlarm", throttles, 1, 1, scope.stage() + " was not run: throttled");
  }

  /** A frame that failed has its reply, so Lambda counts no error for it. */
  void onUnavailable(HandlerFunction scope) {
    Metric unavailable = own("Unavailable", scope.stage());
    alarm(
        scope,
        "UnavailableAlarm",
        unavailable,
        REFUSED_FRAMES,
        1,
        scope.stage() + " answers frames with UNAVAILABLE");
  }

  void onUnreadable(Construct scope, String stage) {
    Metric unreadable = own("Unreadable", stage);
    alarm(scope, "UnreadableAlarm", unreadable, 1, 1, stage + " met an event that it cannot read");
  }

  void onPostsGivenUp(Construct scope, String stage) {
    Metric posts = own("PostsGivenUp", stage);
    alarm(scope, "PostsGivenUpAlarm", posts, 100, 3, stage + " gives up many frames");
  }

  private void alarm(
      Construct scope, String id, IMetric metric, int threshold, int periods, String what) {
    Alarm alarm =
        Alarm.Builder.create(scope, id)
            .alarmDescription(what)
            .metric(metric)
            .threshold(threshold)
            .evaluationPeriods(periods)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    topic.map(SnsAction::new).ifPresent(alarm::addAlarmAction);
  }

  private static Metric own(String name, String stage) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of("service", HandlerFunction.service(stage)))
        .statistic("Sum")
        .period(Duration.minutes(5))
        .build();
  }

  private static MetricOptions each(int minutes, String statistic) {
    return MetricOptions.builder().period(Duration.minutes(minutes)).statistic(statistic).build();
  }
}
