package io.roomcast.faults;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

/** What an operator does to a connection. */
final class ManagementCall {

  private ManagementCall() {}

  /** Ends a connection from the gateway's side; one that is gone already is well. */
  static void delete(URI webSocketUrl, String connection) {
    URI endpoint = URI.create(webSocketUrl.toString().replaceFirst("^ws", "http"));
    try (ApiGatewayManagementApiClient client =
        ApiGatewayManagementApiClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("operator", "none")))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      client.deleteConnection(request -> request.connectionId(connection));
    } catch (GoneException gone) {
      return;
    }
  }
}
