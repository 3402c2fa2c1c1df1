package io.roomcast.local.template;

import io.roomcast.local.Refused;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.UnaryOperator;

/**
 * What the resources are called on this machine: made from the logical id alone, so that the next
 * run finds what the last one left.
 */
public final class LocalNames implements Names {

  private final UnaryOperator<String> queueUrl;

  /** {@code queueUrl} gives the URL of a queue by its name. */
  public LocalNames(UnaryOperator<String> queueUrl) {
    this.queueUrl = queueUrl;
  }

  @Override
  public String pseudo(String name) {
    return switch (name) {
      case "AWS::AccountId" -> Account.ID;
      case "AWS::Region" -> Account.REGION;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackName" -> Account.STACK;
      case "AWS::StackId" ->
          Account.arn("cloudformation", "stack/" + Account.STACK + "/" + Account.STACK_UUID);
      default ->
          throw new Refused(
              "The template uses the pseudo parameter " + name + ", which is not known.");
    };
  }

  @Override
  public String ref(Resource resource, Resolver resolver) {
    return switch (resource.type()) {
      case "AWS::SNS::Topic", "AWS::Lambda::Version" -> arn(resource, resolver);
      case "AWS::Lambda::Alias" -> arn(resource, resolver);
      case "AWS::SQS::Queue" -> queueUrl.apply(name(resource, resolver));
      case "AWS::ApiGatewayV2::Stage" -> resolver.text(resource, "StageName");
      case "AWS::ApiGatewayV2::Api",
          "AWS::ApiGatewayV2::Route",
          "AWS::ApiGatewayV2::Integration",
          "AWS::ApiGatewayV2::Authorizer",
          "AWS::ApiGatewayV2::Deployment" ->
          generated(resource);
      case "AWS::Cognito::UserPool" -> Account.REGION + "_" + generated(resource);
      default -> name(resource, resolver);
    };
  }

  @Override
  public String attribute(Resource resource, String attribute, Resolver resolver) {
    String key = resource.type() + "." + attribute;
    return switch (key) {
      case "AWS::DynamoDB::Table.Arn",
          "AWS::SNS::Topic.TopicArn",
          "AWS::SQS::Queue.Arn",
          "AWS::Lambda::Function.Arn",
          "AWS::IAM::Role.Arn",
          "AWS::Logs::LogGroup.Arn",
          "AWS::CloudWatch::Alarm.Arn",
          "AWS::Scheduler::Schedule.Arn",
          "AWS::Cognito::UserPool.Arn" ->
          arn(resource, resolver);
      case "AWS::SNS::Topic.TopicName", "AWS::SQS::Queue.QueueName" -> name(resource, resolver);
      case "AWS::SQS::Queue.QueueUrl", "AWS::ApiGatewayV2::Api.ApiId" -> ref(resource, resolver);
      case "AWS::ApiGatewayV2::Integration.Id",
          "AWS::ApiGatewayV2::Authorizer.AuthorizerId",
          "AWS::Cognito::UserPool.UserPoolId",
          "AWS::Cognito::UserPoolClient.ClientId" ->
          ref(resource, resolver);
      // Every function is published once in a run.
      case "AWS::Lambda::Version.Version" -> "1";
      case "AWS::ApiGatewayV2::Api.ApiEndpoint" ->
          "wss://%s.execute-api.%s.amazonaws.com".formatted(generated(resource), Account.REGION);
      case "AWS::Cognito::UserPool.ProviderURL" -> "https://" + provider(resource, resolver);
      case "AWS::Cognito::UserPool.ProviderName" -> provider(resource, resolver);
      default ->
          throw new Refused(
              resource + " has no attribute " + attribute + " that the local run knows.");
    };
  }

  private String arn(Resource resource, Resolver resolver) {
    String name = name(resource, resolver);
    return switch (resource.type()) {
      case "AWS::DynamoDB::Table" -> Account.arn("dynamodb", "table/" + name);
      case "AWS::SNS::Topic" -> Account.arn("sns", name);
      case "AWS::SQS::Queue" -> Account.arn("sqs", name);
      case "AWS::Lambda::Function" -> Account.arn("lambda", "function:" + name);
      case "AWS::Lambda::Version" -> functionArn(resource, resolver) + ":1";
      case "AWS::Lambda::Alias" ->
          functionArn(resource, resolver) + ":" + resolver.text(resource, "Name");
      case "AWS::IAM::Role" -> Account.iam("role/" + name);
      case "AWS::Logs::LogGroup" -> Account.arn("logs", "log-group:" + name + ":*");
      case "AWS::CloudWatch::Alarm" -> Account.arn("cloudwatch", "alarm:" + name);
      case "AWS::Scheduler::Schedule" -> Account.arn("scheduler", "schedule/default/" + name);
      case "AWS::Cognito::UserPool" ->
          Account.arn("cognito-idp", "userpool/" + ref(resource, resolver));
      default -> throw new Refused(resource + " has no ARN that the local run knows.");
    };
  }

  private static String functionArn(Resource resource, Resolver resolver) {
    String nameOrArn = resolver.text(resource, "FunctionName");
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : Account.arn("lambda", "function:" + nameOrArn);
  }

  /** The name that the template gives, or one made from the stack's name and the logical id. */
  private static String name(Resource resource, Resolver resolver) {
    String property =
        switch (resource.type()) {
          case "AWS::DynamoDB::Table" -> "TableName";
          case "AWS::SNS::Topic" -> "TopicName";
          case "AWS::SQS::Queue" -> "QueueName";
          case "AWS::Lambda::Function" -> "FunctionName";
          case "AWS::IAM::Role" -> "RoleName";
          case "AWS::Logs::LogGroup" -> "LogGroupName";
          default -> "Name";
        };
    if (resource.properties().has(property)) return resolver.text(resource, property);
    boolean fifo =
        resource.properties().path("FifoQueue").asBoolean()
            || resource.properties().path("FifoTopic").asBoolean();
    return Account.STACK + "-" + resource.id() + (fifo ? ".fifo" : "");
  }

  private String provider(Resource resource, Resolver resolver) {
    return "cognito-idp.%s.amazonaws.com/%s".formatted(Account.REGION, ref(resource, resolver));
  }

  /** Ten letters and digits, as the ids that API Gateway generates. */
  private static String generated(Resource resource) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(resource.id().getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, hash).toString(36).substring(0, 10);
    } catch (NoSuchAlgorithmException neverOnAJdk) {
      throw new IllegalStateException(neverOnAJdk);
    }
  }
}
