package io.roomcast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.template.Part.LogGroup;
import io.roomcast.local.template.Part.Passive;
import io.roomcast.local.template.Part.Policy;
import io.roomcast.local.template.Part.Role;
import io.roomcast.local.template.Part.Schedule;
import io.roomcast.local.template.Parts.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How roles, policies, log groups and what does nothing on this machine are read. */
final class AccountTypes {

  /**
   * What the managed policies allow that the stack may attach. See <a
   * href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html">AWSLambdaBasicExecutionRole</a>.
   */
  private static final Map<String, List<String>> MANAGED =
      Map.of(
          ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
          List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
          ":iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs",
          List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"));

  /** The properties of the passive types: known, and of no meaning on this machine. */
  private static final Map<String, List<String>> PASSIVE =
      Map.of(
          "AWS::ApiGateway::Account",
          List.of("CloudWatchRoleArn"),
          "AWS::CloudWatch::Alarm",
          List.of(
              "ActionsEnabled",
              "AlarmActions",
              "AlarmDescription",
              "AlarmName",
              "ComparisonOperator",
              "DatapointsToAlarm",
              "Dimensions",
              "EvaluationPeriods",
              "InsufficientDataActions",
              "MetricName",
              "Metrics",
              "Namespace",
              "OKActions",
              "Period",
              "Statistic",
              "ExtendedStatistic",
              "Tags",
              "Threshold",
              "TreatMissingData",
              "Unit"),
          // The development issuer takes the place of the pool.
          "AWS::Cognito::UserPool",
          List.of(
              "AccountRecoverySetting",
              "AdminCreateUserConfig",
              "AliasAttributes",
              "AutoVerifiedAttributes",
              "DeletionProtection",
              "DeviceConfiguration",
              "EmailConfiguration",
              "EmailVerificationMessage",
              "EmailVerificationSubject",
              "EnabledMfas",
              "MfaConfiguration",
              "Policies",
              "Schema",
              "SmsVerificationMessage",
              "UserAttributeUpdateSettings",
              "UsernameAttributes",
              "UsernameConfiguration",
              "UserPoolAddOns",
              "UserPoolName",
              "UserPoolTags",
              "UserPoolTier",
              "VerificationMessageTemplate"),
          "AWS::Cognito::UserPoolClient",
          List.of(
              "AccessTokenValidity",
              "AllowedOAuthFlows",
              "AllowedOAuthFlowsUserPoolClient",
              "AllowedOAuthScopes",
              "AuthSessionValidity",
              "CallbackURLs",
              "ClientName",
              "EnableTokenRevocation",
              "ExplicitAuthFlows",
              "GenerateSecret",
              "IdTokenValidity",
              "LogoutURLs",
              "PreventUserExistenceErrors",
              "ReadAttributes",
              "RefreshTokenRotation",
              "RefreshTokenValidity",
              "SupportedIdentityProviders",
              "TokenValidityUnits",
              "UserPoolId",
              "WriteAttributes"),
          "AWS::Cognito::UserPoolDomain",
          List.of("Domain", "UserPoolId", "ManagedLoginVersion"));

  private AccountTypes() {}

  static Passive passive(Reading reading) {
    String type = reading.resource().type();
    reading.properties().without(PASSIVE.getOrDefault(type, List.of()).toArray(String[]::new));
    return new Passive(reading.id(), type);
  }

  static Role role(Reading reading) {
    Properties properties =
        reading.properties().without("Description", "MaxSessionDuration", "RoleName", "Tags");
    List<JsonNode> policies = new ArrayList<>();
    for (Properties policy : properties.list("Policies")) {
      policies.add(document(policy.without("PolicyName"), "PolicyDocument"));
    }
    for (String arn : properties.texts("ManagedPolicyArns")) {
      policies.add(managed(arn, properties));
    }
    return new Role(
        reading.id(),
        reading.ref(),
        reading.attribute("Arn"),
        document(properties, "AssumeRolePolicyDocument"),
        policies);
  }

  static Policy policy(Reading reading) {
    Properties properties = reading.properties().without("PolicyName");
    return new Policy(
        reading.id(), properties.texts("Roles"), document(properties, "PolicyDocument"));
  }

  static LogGroup logGroup(Reading reading) {
    reading
        .properties()
        .without("LogGroupName", "RetentionInDays", "KmsKeyId", "LogGroupClass", "Tags");
    return new LogGroup(reading.id(), reading.ref());
  }

  static Schedule schedule(Reading reading) {
    // It keeps SnapStart's snapshots alive, of which there are none here.
    Properties properties =
        reading
            .properties()
            .without(
                "Description",
                "FlexibleTimeWindow",
                "GroupName",
                "Name",
                "ScheduleExpression",
                "ScheduleExpressionTimezone",
                "State");
    Properties target =
        properties.nested("Target").without("Input", "RetryPolicy", "DeadLetterConfig");
    return new Schedule(reading.id(), target.text("Arn"), target.optional("RoleArn"));
  }

  private static JsonNode document(Properties properties, String name) {
    return properties.value(name).orElseThrow(() -> properties.refused("has no " + name));
  }

  private static JsonNode managed(String arn, Properties properties) {
    for (Map.Entry<String, List<String>> known : MANAGED.entrySet()) {
      if (!arn.endsWith(known.getKey())) continue;
      ObjectNode document = new ObjectMapper().createObjectNode();
      ObjectNode statement = document.putArray("Statement").addObject();
      statement.put("Effect", "Allow").put("Resource", "*");
      known.getValue().forEach(statement.putArray("Action")::add);
      return document;
    }
    throw properties.refused(
        "has the managed policy " + arn + ", which the local run does not know");
  }
}
