package io.roomcast.local.stack;

import io.roomcast.local.template.Account;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The run's own clients: it is the account's owner, so no function's grants hold for them. */
record Clients(DynamoDbClient dynamoDb, SnsClient sns, SqsClient sqs) implements AutoCloseable {

  /** Longer than the longest long poll. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  static Clients of(Cloud cloud) {
    SdkHttpClient http = UrlConnectionHttpClient.builder().socketTimeout(ANSWER).build();
    var owner = StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    Region region = Region.of(Account.REGION);
    return new Clients(
        DynamoDbClient.builder()
            .httpClient(http)
            .credentialsProvider(owner)
            .region(region)
            .endpointOverride(cloud.dynamoDb())
            .build(),
        SnsClient.builder()
            .httpClient(http)
            .credentialsProvider(owner)
            .region(region)
            .endpointOverride(cloud.sns())
            .build(),
        SqsClient.builder()
            .httpClient(http)
            .credentialsProvider(owner)
            .region(region)
            .endpointOverride(cloud.sqs())
            .build());
  }

  @Override
  public void close() {
    dynamoDb.close();
    sns.close();
    sqs.close();
  }
}
