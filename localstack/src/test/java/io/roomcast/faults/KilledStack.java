package io.roomcast.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.integration.FreePorts;
import io.roomcast.integration.RoomItems;
import io.roomcast.local.cli.UpProcess;
import io.roomcast.operator.Told;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@code ./localstack/up --data} as a process, and its end by {@code kill -9}. */
final class KilledStack extends FaultStack {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path data;
  private final int port = FreePorts.two();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private UpProcess up;
  private RoomItems items;
  private SqsClient sqs;

  /** Keeps its data in this folder. */
  KilledStack(Path data) {
    this.data = data;
    this.up = start();
    JsonNode page = page();
    this.items = table(page);
    this.sqs = at(SqsClient.builder(), page, "sqs").build();
  }

  /** Kills it, whatever it is doing, and starts it again. */
  void kill() {
    close();
    up = start();
    JsonNode page = page();
    items = table(page);
    sqs = at(SqsClient.builder(), page, "sqs").build();
  }

  private UpProcess start() {
    try {
      return UpProcess.start(data, port, settings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where everything is, as the stack itself tells. */
  private JsonNode page() {
    URI url = URI.create("http://127.0.0.1:%d/stack".formatted(port + 1));
    try (InputStream answer = url.toURL().openStream()) {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RoomItems table(JsonNode page) {
    for (JsonNode resource : page.path("resources")) {
      if (resource.path("type").asText().equals("AWS::DynamoDB::Table")) {
        return new RoomItems(
            at(DynamoDbClient.builder(), page, "dynamoDb").build(), resource.path("name").asText());
      }
    }
    throw new AssertionError("no table in " + page);
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(B builder, JsonNode page, String service) {
    return builder
        .region(Region.of(page.path("region").asText()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .endpointOverride(URI.create(page.path("endpoints").path(service).asText()));
  }

  @Override
  URI webSocketUrl() {
    return up.url();
  }

  /** The same one again: it is asked for also while the stack is gone. */
  @Override
  String token(String name) {
    return tokens.computeIfAbsent(name, this::newToken);
  }

  private String newToken(String name) {
    try {
      return up.token(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  RoomItems items() {
    return items;
  }

  @Override
  boolean isQuiet(String room) {
    return Letters.allHandled(sqs);
  }

  @Override
  Map<String, Integer> letters() {
    return Letters.of(sqs);
  }

  @Override
  Told told(String... arguments) {
    return Told.at(port, arguments);
  }

  @Override
  public void close() {
    up.close();
    items.dynamoDb().close();
    sqs.close();
  }
}
