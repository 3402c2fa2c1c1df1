package io.roomcast.connections;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Table;
import io.roomcast.aws.Telemetry;
import io.roomcast.sockets.SampleFrames;
import io.roomcast.sockets.Sender;
import io.roomcast.sockets.Subprotocols;
import io.roomcast.table.Connections;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.Heads;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes who is here: the routes {@code $connect} and {@code $disconnect}. The latter is best
 * effort, so what is noted also expires by itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html">$connect
 *     and $disconnect</a>
 */
public final class ConnectionsHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionsHandler.class);

  private final Connections connections;
  private final Heads heads;
  private final Telemetry telemetry;

  /** As Lambda makes it. */
  public ConnectionsHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(ConnectionsHandler::prime);
  }

  /** With the adapters that the environment names. */
  public ConnectionsHandler(Environment environment) {
    this(new Clients(environment));
  }

  private ConnectionsHandler(Clients clients) {
    this(clients.table(), new Telemetry(clients.environment()));
  }

  private ConnectionsHandler(Table table, Telemetry telemetry) {
    this(new DynamoDbConnections(table, Clock.systemUTC()), new DynamoDbHeads(table), telemetry);
  }

  /** Over the ports given. */
  ConnectionsHandler(Connections connections, Heads heads, Telemetry telemetry) {
    this.connections = connections;
    this.heads = heads;
    this.telemetry = telemetry;
  }

  /** Connects and disconnects, against clients that answer themselves. */
  static void prime(Clients clients) {
    ConnectionsHandler handler = new ConnectionsHandler(clients);
    for (String type : List.of("CONNECT", "DISCONNECT")) {
      handler.handleRequest(SampleFrames.ofType(type), new PrimingContext());
    }
  }

  /** What fails is thrown: the client's upgrade is refused and may be tried again. */
  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
    response.setStatusCode(200);
    RequestContext request = event.getRequestContext();
    if (request == null) {
      return response;
    }
    return telemetry.during(
        context,
        () -> {
          if ("CONNECT".equals(request.getEventType())) {
            connect(Sender.of(request));
            if (Subprotocols.of(event.getHeaders(), event.getMultiValueHeaders()).isOffered()) {
              response.setHeaders(Map.of(Subprotocols.HEADER, Subprotocols.ROOMCAST));
            }
          } else {
            disconnect(request);
          }
          return response;
        });
  }

  private void connect(Sender sender) {
    connections.connect(sender.connection());
    log("connected", sender.connection().id(), sender.correlation());
  }

  private void disconnect(RequestContext request) {
    connections
        .remove(request.getConnectionId())
        .forEach(room -> heads.changeConnections(room, -1));
    log("disconnected", request.getConnectionId(), request.getRequestId());
  }

  private static void log(String what, String connectionId, String correlation) {
    LOG.info(what, entry("connectionId", connectionId), entry("correlation", correlation));
  }
}
