package io.roomcast.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.constructs.Construct;

/**
 * Calls every function once a day: Lambda drops the snapshot of a version that was not invoked for
 * 14 days, and the next call fails (https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html). A
 * lost call is tried again and needs no dead-letter queue, for the next day's comes long before.
 */
final class KeepActive extends Construct {

  /** What every handler knows as a call that asks for nothing. */
  private static final String EVENT = "{\"keepActive\":true}";

  private final PolicyDocument calls = PolicyDocument.Builder.create().minimize(true).build();
  private final Role role;

  KeepActive(Construct scope, String id) {
    super(scope, id);
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(
                new ServicePrincipal("scheduler.amazonaws.com")
                    .withConditions(
                        Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
            .inlinePolicies(Map.of("Calls", calls))
            .build();
  }

  /** Adds a function's daily call. */
  void call(HandlerFunction function) {
    calls.addStatements(
        PolicyStatement.Builder.create()
            .actions(List.of("lambda:InvokeFunction"))
            .resources(List.of(function.target()))
            .build());
    CfnSchedule.Builder.create(this, function.stage())
        .description("Keeps the SnapStart version of " + function.stage() + " active")
        .scheduleExpression("rate(1 day)")
        .flexibleTimeWindow(
            FlexibleTimeWindowProperty.builder()
                .mode("FLEXIBLE")
                .maximumWindowInMinutes(60)
                .build())
        .target(
            TargetProperty.builder()
                .arn(function.target())
                .roleArn(role.getRoleArn())
                .input(EVENT)
                .retryPolicy(
                    RetryPolicyProperty.builder()
                        .maximumRetryAttempts(5)
                        .maximumEventAgeInSeconds(3600)
                        .build())
                .build())
        .build();
  }
}
