package io.roomcast.cdk;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** How every log group of the stack is made: with an end to each line, and to the group. */
final class Logs {

  private Logs() {}

  static LogGroup group(RoomcastStack stack, Construct scope, String id) {
    return LogGroup.Builder.create(scope, id)
        .retention(retention(stack.settings().text(Setting.LOG_RETENTION_DAYS)))
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  /** The setting's values, of those that CloudWatch takes. */
  private static RetentionDays retention(String days) {
    return switch (days) {
      case "1" -> RetentionDays.ONE_DAY;
      case "3" -> RetentionDays.THREE_DAYS;
      case "7" -> RetentionDays.ONE_WEEK;
      case "14" -> RetentionDays.TWO_WEEKS;
      case "30" -> RetentionDays.ONE_MONTH;
      case "90" -> RetentionDays.THREE_MONTHS;
      case "180" -> RetentionDays.SIX_MONTHS;
      case "365" -> RetentionDays.ONE_YEAR;
      default -> throw new IllegalArgumentException("no retention of " + days + " days");
    };
  }
}
