package io.roomcast.table;

import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Table;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * DynamoDB Local in this JVM, started once and ended with it, with a new table for each test. Its
 * clients are the ones that functions make.
 */
public final class LocalDynamoDb {

  private static final int TRIES = 20;
  private static final String ENDPOINT = start();

  private LocalDynamoDb() {}

  /** A table of its own, with nothing in it. */
  public static Table newTable() {
    Table table = new Clients(environment("roomcast-" + UUID.randomUUID())).table();
    for (int attempt = 1; !created(table); attempt++) {
      if (attempt == TRIES) {
        throw new IllegalStateException("DynamoDB Local does not answer");
      }
    }
    return table;
  }

  /** A machine that is busy starts slower than a function's client waits. */
  private static boolean created(Table table) {
    try {
      table
          .client()
          .createTable(
              request ->
                  request
                      .tableName(table.name())
                      .billingMode(BillingMode.PAY_PER_REQUEST)
                      .attributeDefinitions(text("pk"), text("sk"))
                      .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
      return true;
    } catch (ResourceInUseException there) {
      return true;
    } catch (SdkClientException slow) {
      return false;
    }
  }

  /** What a function needs to reach a table here. */
  public static Environment environment(String tableName) {
    return new Environment(
        Map.of(
            "TABLE_NAME", tableName,
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_ENDPOINT_URL_DYNAMODB", ENDPOINT));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static String start() {
    try {
      int port = freePort();
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {
                "-inMemory", "-disableTelemetry", "-port", Integer.toString(port), "-sharedDb"
              });
      server.start();
      return "http://127.0.0.1:" + port;
    } catch (Exception notStarted) {
      throw new IllegalStateException("DynamoDB Local does not start", notStarted);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
