package io.roomcast.sockets;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent.RequestContext;
import java.util.Map;

/** Events of a made-up connection, for priming. */
public final class SampleFrames {

  private static final String YEAR_9999 = "253370764800";

  private SampleFrames() {}

  /** A frame that an authorized client sends. */
  public static APIGatewayV2WebSocketEvent of(String body) {
    APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
    event.setBody(body);
    event.setRequestContext(context("MESSAGE"));
    return event;
  }

  /** A connection that comes ({@code CONNECT}) or went ({@code DISCONNECT}). */
  public static APIGatewayV2WebSocketEvent ofType(String eventType) {
    APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
    event.setRequestContext(context(eventType));
    return event;
  }

  private static RequestContext context(String eventType) {
    RequestContext context = new RequestContext();
    context.setEventType(eventType);
    context.setConnectionId("priming=");
    context.setRequestId("priming=");
    context.setAuthorizer(
        Map.of(
            Sender.USER_ID, "priming", Sender.USER_NAME, "priming", Sender.EXPIRES_AT, YEAR_9999));
    return context;
  }
}
