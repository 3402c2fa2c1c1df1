package io.roomcast.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class EmbeddedDynamoDbTest {

  private static final Map<String, AttributeValue> ITEM =
      Map.of("pk", AttributeValue.fromS("ROOM#general"), "head", AttributeValue.fromS("0"));

  @Test
  void every_access_key_sees_the_same_tables() {
    try (var dynamoDb = EmbeddedDynamoDb.inMemory(0);
        var ingest = client(dynamoDb, "Ingest");
        var history = client(dynamoDb, "History")) {
      makeTable(ingest);
      assertThat(history.listTables().tableNames()).containsExactly("rooms");
    }
  }

  @Test
  void tables_in_memory_end_with_it() {
    try (var dynamoDb = EmbeddedDynamoDb.inMemory(0);
        var client = client(dynamoDb, "a")) {
      makeTable(client);
    }
    try (var dynamoDb = EmbeddedDynamoDb.inMemory(0);
        var client = client(dynamoDb, "a")) {
      assertThat(client.listTables().tableNames()).isEmpty();
    }
  }

  @Test
  void tables_in_a_folder_stay(@TempDir Path folder) {
    Path data = folder.resolve("new/dynamodb");
    try (var dynamoDb = EmbeddedDynamoDb.inFolder(0, data);
        var client = client(dynamoDb, "a")) {
      makeTable(client);
      client.putItem(request -> request.tableName("rooms").item(ITEM));
    }
    try (var dynamoDb = EmbeddedDynamoDb.inFolder(0, data);
        var client = client(dynamoDb, "b")) {
      assertThat(client.scan(request -> request.tableName("rooms")).items()).containsExactly(ITEM);
    }
  }

  @Test
  void it_listens_on_the_loopback_only() throws IOException {
    try (var dynamoDb = EmbeddedDynamoDb.inMemory(0)) {
      int port = dynamoDb.endpoint().getPort();
      assertThat(accepts(InetAddress.getLoopbackAddress(), port)).isTrue();
      List<InetAddress> others =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLoopbackAddress())
              .toList();
      assertThat(others).noneMatch(address -> accepts(address, port));
    }
  }

  private static boolean accepts(InetAddress address, int port) {
    try (Socket socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  static void makeTable(DynamoDbClient client) {
    client.createTable(
        request ->
            request
                .tableName("rooms")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build()));
  }

  static DynamoDbClient client(EmbeddedDynamoDb dynamoDb, String accessKeyId) {
    return DynamoDbClient.builder()
        .endpointOverride(dynamoDb.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "x")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
