package io.roomcast.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.CfnAccount;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.AccessLogSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.RouteSettingsProperty;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** The stage of the WebSocket API: deployment, throttle and access log. */
final class SocketStage {

  /** No query string, no header and nothing of the authorizer: a token may be in them. */
  private static final Map<String, String> LOGGED =
      new TreeMap<>(
          Map.of(
              "requestId", "requestId",
              "time", "requestTime",
              "event", "eventType",
              "route", "routeKey",
              "status", "status",
              "connectionId", "connectionId",
              "ip", "identity.sourceIp",
              "millis", "integrationLatency",
              "error", "error.message",
              "integrationError", "integrationErrorMessage"));

  private SocketStage() {}

  static CfnStage create(RoomcastStack stack, Construct scope, CfnApi api, String name) {
    int framesPerSecond = stack.settings().number(Setting.FRAMES_PER_SECOND);
    LogGroup log = Logs.group(stack, scope, "AccessLog");
    CfnStage stage =
        CfnStage.Builder.create(scope, "Stage")
            .apiId(api.getRef())
            .stageName(name)
            .autoDeploy(true)
            // No execution log: it would hold the query string, and so the token.
            .defaultRouteSettings(
                RouteSettingsProperty.builder()
                    .loggingLevel("OFF")
                    .dataTraceEnabled(false)
                    .throttlingRateLimit(framesPerSecond)
                    .throttlingBurstLimit(Math.max(1, framesPerSecond / 2))
                    .build())
            .accessLogSettings(
                AccessLogSettingsProperty.builder()
                    .destinationArn(log.getLogGroupArn())
                    .format(format())
                    .build())
            .build();
    if (stack.settings().text(Setting.LOGS_ROLE).equals("create")) {
      stage.getNode().addDependency(logsRole(scope));
    }
    return stage;
  }

  private static String format() {
    return LOGGED.entrySet().stream()
        .map(field -> "\"%s\":\"$context.%s\"".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /**
   * API Gateway writes logs by one role for the whole account and Region
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html). It
   * stays when the stack goes, because other APIs may lean on it by then.
   */
  private static CfnResource logsRole(Construct scope) {
    Role role =
        Role.Builder.create(scope, "LogsRole")
            .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
            .managedPolicies(
                List.of(
                    ManagedPolicy.fromAwsManagedPolicyName(
                        "service-role/AmazonAPIGatewayPushToCloudWatchLogs")))
            .build();
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    Nag.allow(
        role,
        "AwsSolutions-IAM4",
        "One role serves every API of the account and Region, so it is the policy that AWS keeps for"
            + " it; the setting logsRole=existing leaves it out.");
    CfnAccount account =
        CfnAccount.Builder.create(scope, "Account").cloudWatchRoleArn(role.getRoleArn()).build();
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return account;
  }
}
