package io.roomcast.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.aws.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The stack that {@code ./localstack/up} runs on this machine, by the port of its WebSocket: it
 * tells its endpoints and its names itself, on the port after it.
 */
record LocalRun(int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final JsonMapper JSON = new JsonMapper();

  Stack open() {
    JsonNode page = page();
    List<Resource> resources = new ArrayList<>();
    page.path("resources")
        .forEach(
            each ->
                resources.add(
                    new Resource(
                        each.path("id").asText(),
                        each.path("type").asText(),
                        each.path("name").asText())));
    SdkHttpClient http = UrlConnectionHttpClient.create();
    return new Stack(
        new Table(
            at(DynamoDbClient.builder().httpClient(http), page, "dynamoDb").build(),
            Stack.one(resources, "AWS::DynamoDB::Table")),
        at(SqsClient.builder().httpClient(http), page, "sqs").build(),
        at(SnsClient.builder().httpClient(http), page, "sns").build(),
        Stack.one(resources, "AWS::SNS::Topic"),
        Stack.consumers(resources),
        QueueAges.UNKNOWN,
        page.path("epoch").asInt());
  }

  /** As the account's owner, whom no function's grants hold. */
  private static <B extends AwsClientBuilder<B, ?>> B at(B builder, JsonNode page, String service) {
    return builder
        .region(Region.of(page.path("region").asText()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .endpointOverride(URI.create(page.path("endpoints").path(service).asText()));
  }

  private JsonNode page() {
    URI url = URI.create("http://127.0.0.1:" + (port + 1) + "/stack");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(url).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode page = JSON.readTree(answer.body());
      if (answer.statusCode() == 200 && page.path("endpoints").has("dynamoDb")) return page;
      throw new CannotLook(notOurs());
    } catch (JsonProcessingException somethingElse) {
      throw new CannotLook(notOurs(), somethingElse);
    } catch (IOException nobody) {
      throw new CannotLook(
          "No stack runs with the port "
              + port
              + ": start one with ./localstack/up, say --port, or name a deployed one with --stack.",
          nobody);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotLook("Interrupted: run it again.", interrupted);
    }
  }

  private String notOurs() {
    return "What listens on the port "
        + (port + 1)
        + " is not a stack of this version: start one with ./localstack/up, or say --port.";
  }
}
