package io.roomcast.sockets;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent.RequestContext;
import io.roomcast.events.Action;
import io.roomcast.table.Connection;
import java.time.Instant;

/**
 * Who sent an event, by what the authorizer found at {@code $connect} and API Gateway adds to every
 * event of the connection.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html">$context</a>
 */
public record Sender(Connection connection, Instant expiresAt, String correlation) {

  /** The authorizer's context: the token's subject. */
  public static final String USER_ID = "userId";

  /** The authorizer's context: the name to show. */
  public static final String USER_NAME = "userName";

  /** The authorizer's context: when the token expires, in seconds of the epoch. */
  public static final String EXPIRES_AT = "expiresAt";

  /** Reads an event's request context; throws if the route has no authorizer behind it. */
  public static Sender of(RequestContext context) {
    return new Sender(
        new Connection(
            context.getConnectionId(),
            authorized(context, USER_ID),
            authorized(context, USER_NAME),
            Instant.ofEpochMilli(context.getConnectedAt())),
        Instant.ofEpochSecond(Long.parseLong(authorized(context, EXPIRES_AT))),
        context.getRequestId());
  }

  private static String authorized(RequestContext context, String name) {
    Object value = context.getAuthorizer() == null ? null : context.getAuthorizer().get(name);
    if (value == null) {
      throw new IllegalStateException("the authorizer's context has no " + name);
    }
    return value.toString();
  }

  Frame frame(Action action) {
    return new Frame(action, connection, expiresAt, correlation);
  }
}
