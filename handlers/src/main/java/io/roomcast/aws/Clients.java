package io.roomcast.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients of a function, over one HTTP client; a function makes each that it needs once. A
 * call answers or throws within {@link #CALL}, so that a handful of them fits into API Gateway's 29
 * seconds and the client hears UNAVAILABLE rather than the gateway's own error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html">WebSocket
 *     quotas</a>
 */
public final class Clients {

  /** How long one call may take, its retries included. */
  static final Duration CALL = Duration.ofSeconds(5);

  /** How long one attempt may wait for a connection, and again for each read. */
  static final Duration ATTEMPT = Duration.ofSeconds(2);

  private static final int ATTEMPTS = 3;

  /** How many connections to one host the JDK keeps for use again; its own default is 5. */
  private static final int KEPT_CONNECTIONS = 64;

  private final Environment environment;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;

  /** Clients for AWS, or for the endpoints that the environment names. */
  public Clients(Environment environment) {
    this(environment, urlConnections());
  }

  Clients(Environment environment, SdkHttpClient http) {
    this.environment = environment;
    this.http = http;
    this.credentials = credentials(environment);
  }

  /** What these clients were made from. */
  public Environment environment() {
    return environment;
  }

  /** The table that TABLE_NAME names. */
  public Table table() {
    return new Table(
        configured(DynamoDbClient.builder().httpClient(http), "AWS_ENDPOINT_URL_DYNAMODB", retry())
            .build(),
        environment.text("TABLE_NAME"));
  }

  /** A client of SNS. */
  public SnsClient sns() {
    return configured(SnsClient.builder().httpClient(http), "AWS_ENDPOINT_URL_SNS", retry())
        .build();
  }

  /** A client of SQS. */
  public SqsClient sqs() {
    return configured(SqsClient.builder().httpClient(http), "AWS_ENDPOINT_URL_SQS", retry())
        .build();
  }

  /**
   * A client of the WebSocket API's connections at MANAGEMENT_ENDPOINT. It tries once: who posts
   * knows how long a retry is worth it.
   */
  public ApiGatewayManagementApiClient management() {
    return configured(
            ApiGatewayManagementApiClient.builder().httpClient(http),
            "MANAGEMENT_ENDPOINT",
            StandardRetryStrategy.builder().maxAttempts(1).build())
        .build();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(
      B builder, String endpoint, RetryStrategy retry) {
    environment.optional(endpoint).map(URI::create).ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(environment.text("AWS_REGION")))
        .credentialsProvider(credentials)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .retryStrategy(retry)
                .apiCallTimeout(CALL)
                .build());
  }

  private static RetryStrategy retry() {
    return StandardRetryStrategy.builder().maxAttempts(ATTEMPTS).build();
  }

  private static SdkHttpClient urlConnections() {
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", Integer.toString(KEPT_CONNECTIONS));
    }
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(ATTEMPT)
        .socketTimeout(ATTEMPT)
        .build();
  }

  /**
   * A SnapStart function has no keys in its environment but the address of a provider that is asked
   * again after a restore, which the default chain does.
   */
  private static AwsCredentialsProvider credentials(Environment environment) {
    if (environment.optional("AWS_ACCESS_KEY_ID").isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    String id = environment.text("AWS_ACCESS_KEY_ID");
    String secret = environment.text("AWS_SECRET_ACCESS_KEY");
    return StaticCredentialsProvider.create(
        environment
            .optional("AWS_SESSION_TOKEN")
            .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                token -> AwsSessionCredentials.create(id, secret, token))
            .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
  }
}
