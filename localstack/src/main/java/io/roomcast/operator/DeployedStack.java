package io.roomcast.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.aws.Table;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A stack on AWS, by its name, with the SDK's default credentials and, unless one is given, its
 * default Region.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">Default
 *     credentials</a>
 */
record DeployedStack(String name, @Nullable String region) {

  Stack open() {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    List<Resource> resources;
    int epoch;
    try (CloudFormationClient formation =
        in(CloudFormationClient.builder().httpClient(http)).build()) {
      resources = resources(formation);
      epoch = epoch(formation);
    }
    return new Stack(
        new Table(
            in(DynamoDbClient.builder().httpClient(http)).build(),
            Stack.one(resources, "AWS::DynamoDB::Table")),
        in(SqsClient.builder().httpClient(http)).build(),
        in(SnsClient.builder().httpClient(http)).build(),
        Stack.one(resources, "AWS::SNS::Topic"),
        Stack.consumers(resources),
        new CloudWatchQueueAges(
            in(CloudWatchClient.builder().httpClient(http)).build(), InstantSource.system()),
        epoch);
  }

  /** All of them, page by page: DescribeStackResources would leave out what is beyond 100. */
  private List<Resource> resources(CloudFormationClient formation) {
    try {
      return formation
          .listStackResourcesPaginator(request -> request.stackName(name))
          .stackResourceSummaries()
          .stream()
          .filter(each -> each.physicalResourceId() != null)
          .map(
              each ->
                  new Resource(
                      each.logicalResourceId(), each.resourceType(), each.physicalResourceId()))
          .toList();
    } catch (CloudFormationException refused) {
      if ("ValidationError".equals(refused.awsErrorDetails().errorCode())) {
        throw new CannotLook(
            "There is no stack "
                + name
                + " in this account and Region: check --stack, --region and AWS_PROFILE.",
            refused);
      }
      throw refused;
    }
  }

  /** As the template sets it for the functions that publish. */
  private int epoch(CloudFormationClient formation) {
    String template = formation.getTemplate(request -> request.stackName(name)).templateBody();
    try {
      return new JsonMapper()
          .readTree(template).path("Resources").findValuesAsText("EPOCH").stream()
              .findFirst()
              .map(Integer::valueOf)
              .orElseThrow(
                  () ->
                      new CannotLook("The stack " + name + " has no EPOCH: it is not Roomcast's."));
    } catch (JsonProcessingException notJson) {
      throw new CannotLook(
          "The template of " + name + " is not JSON: it is not Roomcast's.", notJson);
    }
  }

  private <B extends AwsClientBuilder<B, ?>> B in(B builder) {
    if (region != null) builder.region(Region.of(region));
    return builder;
  }
}
