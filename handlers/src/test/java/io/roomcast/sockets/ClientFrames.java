package io.roomcast.sockets;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Events as API Gateway sends them, from JSON that was recorded there and through the serializers
 * of Lambda's Java runtime, with this connection, user and frame put in.
 */
public final class ClientFrames {

  /** When every connection here was made. */
  public static final Instant CONNECTED_AT = Instant.parse("2026-01-31T11:00:00Z");

  /** When every token here expires. */
  public static final Instant EXPIRES_AT = Instant.parse("2026-01-31T12:30:00Z");

  private ClientFrames() {}

  /** A frame. */
  public static APIGatewayV2WebSocketEvent message(String connectionId, String user, String body) {
    APIGatewayV2WebSocketEvent event = load("message.json");
    event.setBody(body);
    return by(event, connectionId, user);
  }

  /** A connection that comes. */
  public static APIGatewayV2WebSocketEvent connect(String connectionId, String user) {
    return by(load("connect.json"), connectionId, user);
  }

  /** A connection that went. */
  public static APIGatewayV2WebSocketEvent disconnect(String connectionId, String user) {
    return by(load("disconnect.json"), connectionId, user);
  }

  /** The event that keeps a function active. */
  public static APIGatewayV2WebSocketEvent keepActive() {
    return load("keep-active.json");
  }

  private static APIGatewayV2WebSocketEvent by(
      APIGatewayV2WebSocketEvent event, String connectionId, String user) {
    var context = event.getRequestContext();
    context.setConnectionId(connectionId);
    context.setConnectedAt(CONNECTED_AT.toEpochMilli());
    Map<String, Object> authorizer = new HashMap<>();
    authorizer.put("principalId", user);
    authorizer.put("integrationLatency", 12);
    authorizer.put(Sender.USER_ID, user);
    authorizer.put(Sender.USER_NAME, user + "'s name");
    authorizer.put(Sender.EXPIRES_AT, Long.toString(EXPIRES_AT.getEpochSecond()));
    context.setAuthorizer(authorizer);
    return event;
  }

  private static APIGatewayV2WebSocketEvent load(String name) {
    try (InputStream json =
        Objects.requireNonNull(ClientFrames.class.getResourceAsStream("/events/" + name), name)) {
      return LambdaEventSerializers.serializerFor(
              APIGatewayV2WebSocketEvent.class, ClientFrames.class.getClassLoader())
          .fromJson(json);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
