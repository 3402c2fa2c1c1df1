package io.roomcast.sockets;

import io.roomcast.aws.Clients;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

/**
 * {@link Sockets} over API Gateway's {@code @connections}; the SDK does not retry.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html">@connections
 *     commands</a>
 */
public final class ApiGatewaySockets implements Sockets {

  private final ApiGatewayManagementApiClient client;

  /** Over the client given. */
  public ApiGatewaySockets(ApiGatewayManagementApiClient client) {
    this.client = client;
  }

  /** At MANAGEMENT_ENDPOINT. */
  public static ApiGatewaySockets of(Clients clients) {
    return new ApiGatewaySockets(clients.management());
  }

  @Override
  public Outcome post(String connectionId, String frame) {
    return outcome(
        () ->
            client.postToConnection(
                request ->
                    request.connectionId(connectionId).data(SdkBytes.fromUtf8String(frame))));
  }

  @Override
  public Outcome close(String connectionId) {
    return outcome(() -> client.deleteConnection(request -> request.connectionId(connectionId)));
  }

  private static Outcome outcome(Runnable call) {
    try {
      call.run();
      return Outcome.OK;
    } catch (GoneException gone) {
      return Outcome.GONE;
    } catch (SdkServiceException failed) {
      throw new SocketException(failed.statusCode(), failed);
    } catch (SdkException failed) {
      throw new SocketException(failed);
    }
  }
}
