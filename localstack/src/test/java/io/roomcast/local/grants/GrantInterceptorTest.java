package io.roomcast.local.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The interceptor in a real client, against a server that answers everything with an empty object.
 */
class GrantInterceptorTest {

  private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/t";

  private final List<String> asked = new ArrayList<>();
  private final List<String> denied = new ArrayList<>();
  private HttpServer server;
  private String refusedAction = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
          byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Callers.put(
        "WriterRun1",
        new Callers.Caller(
            "Writer",
            "arn:aws:execute-api:us-east-1:000000000000:api/v1",
            (action, resource) -> {
              asked.add(action + " " + resource);
              return !action.equals(refusedAction);
            },
            denied::add));
  }

  @AfterEach
  void stop() {
    Callers.remove("WriterRun1");
    server.stop(0);
  }

  @Test
  void a_transaction_needs_what_its_items_need() {
    transact("WriterRun1");
    assertThat(asked)
        .containsExactly("dynamodb:PutItem " + TABLE, "dynamodb:ConditionCheckItem " + TABLE);
  }

  @Test
  void a_call_that_the_role_does_not_allow_is_denied_before_it_is_sent() {
    refusedAction = "dynamodb:ConditionCheckItem";
    String sentence =
        "Writer may not dynamodb:ConditionCheckItem on "
            + TABLE
            + ": its role in the template does not allow it.";
    assertThatThrownBy(() -> transact("WriterRun1"))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            thrown -> {
              assertThat(thrown.statusCode()).isEqualTo(403);
              assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            })
        .hasMessageContaining(sentence);
    assertThat(denied).containsExactly(sentence);
  }

  @Test
  void a_post_to_a_connection_needs_to_manage_connections() {
    try (var client =
        ApiGatewayManagementApiClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create(url() + "/v1"))
            .credentialsProvider(credentials("WriterRun1"))
            .build()) {
      client.postToConnection(post -> post.connectionId("abc=").data(SdkBytes.fromUtf8String("x")));
    }
    assertThat(asked)
        .containsExactly(
            "execute-api:ManageConnections"
                + " arn:aws:execute-api:us-east-1:000000000000:api/v1/POST/@connections/abc=");
  }

  @Test
  void a_caller_that_is_no_function_is_not_held_to_anything() {
    transact("local");
    assertThat(asked).isEmpty();
  }

  private void transact(String accessKeyId) {
    Map<String, AttributeValue> item = Map.of("pk", AttributeValue.fromS("a"));
    try (var client =
        DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create(url()))
            .credentialsProvider(credentials(accessKeyId))
            .build()) {
      client.transactWriteItems(
          request ->
              request.transactItems(
                  TransactWriteItem.builder().put(put -> put.tableName("t").item(item)).build(),
                  TransactWriteItem.builder()
                      .conditionCheck(
                          check ->
                              check
                                  .tableName("t")
                                  .key(item)
                                  .conditionExpression("attribute_exists(pk)"))
                      .build()));
    }
  }

  private static StaticCredentialsProvider credentials(String accessKeyId) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret"));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
