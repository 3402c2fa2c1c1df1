package io.roomcast.sockets;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.events.Decoded;
import io.roomcast.events.ErrorCode;
import io.roomcast.events.Push;
import io.roomcast.events.Reconnect;
import io.roomcast.events.Reply;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a frame's event to its one reply, which goes back as the body of the route response: reads
 * the frame, has it answered, and writes one log line. Nothing that a client sends ends without a
 * reply.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html">Route
 *     responses</a>
 */
public final class FrameResponder {

  private static final Logger LOG = LoggerFactory.getLogger(FrameResponder.class);

  private final Codec codec;
  private final Sockets sockets;
  private final Telemetry telemetry;
  private final InstantSource clock;
  private final Actions actions;

  /** Has frames answered by the actions given. */
  public FrameResponder(
      Codec codec, Sockets sockets, Telemetry telemetry, InstantSource clock, Actions actions) {
    this.codec = codec;
    this.sockets = sockets;
    this.telemetry = telemetry;
    this.clock = clock;
    this.actions = actions;
  }

  /** Answers one event; the event that keeps the function active, which has no request, too. */
  public APIGatewayV2WebSocketResponse respond(APIGatewayV2WebSocketEvent event, Context context) {
    if (event.getRequestContext() == null) {
      return response(null);
    }
    return telemetry.during(context, () -> respond(event));
  }

  private APIGatewayV2WebSocketResponse respond(APIGatewayV2WebSocketEvent event) {
    Sender sender = Sender.of(event.getRequestContext());
    String body = event.getBody();
    Decoded<Action> read = codec.action(body == null ? "" : body);
    if (!clock.instant().isBefore(sender.expiresAt())) {
      return dismiss(
          sender,
          Refusals.refused(
              id(read), ErrorCode.TOKEN_EXPIRED, "the token has expired: connect with a new one"),
          "the token has expired");
    }
    return switch (read) {
      case Decoded.Invalid<Action> invalid -> {
        FrameLog.refused(LOG, sender, invalid.code());
        yield response(codec.encode(invalid.refused()));
      }
      case Decoded.Valid<Action>(var action) -> answer(sender.frame(action), sender);
    };
  }

  private APIGatewayV2WebSocketResponse answer(Frame frame, Sender sender) {
    try {
      Reply reply = actions.answer(frame);
      FrameLog.answered(LOG, frame, reply);
      return response(codec.encode(reply));
    } catch (ForgottenConnectionException forgotten) {
      return dismiss(sender, unavailable(frame), "the connection was forgotten");
    } catch (RuntimeException failed) {
      telemetry.count("Unavailable");
      FrameLog.failed(LOG, frame, failed);
      return response(codec.encode(unavailable(frame)));
    }
  }

  private static Reply.Refused unavailable(Frame frame) {
    return Refusals.refused(
        frame.action().id(), ErrorCode.UNAVAILABLE, "not done; send the same frame again");
  }

  /**
   * Tells the client why and closes the connection; the reply is pushed, as a route response would
   * come after the close. Where that fails the reply goes the usual way, and the client's next
   * frame comes here again.
   */
  private APIGatewayV2WebSocketResponse dismiss(Sender sender, Reply.Refused reply, String reason) {
    String connectionId = sender.connection().id();
    FrameLog.refused(LOG, sender, reply.code());
    try {
      if (sockets.post(connectionId, codec.encode(reply)) == Sockets.Outcome.OK
          && sockets.post(connectionId, codec.encode(new Push.GoAway(reason, Reconnect.NOW)))
              == Sockets.Outcome.OK) {
        close(connectionId);
      }
      return response(null);
    } catch (SocketException failed) {
      LOG.error("not dismissed", entry("connectionId", connectionId), failed);
      return response(codec.encode(reply));
    }
  }

  /** A client that was told and stays comes here again with its next frame. */
  private void close(String connectionId) {
    try {
      sockets.close(connectionId);
    } catch (SocketException failed) {
      LOG.error("not closed", entry("connectionId", connectionId), failed);
    }
  }

  private static @Nullable String id(Decoded<Action> read) {
    return switch (read) {
      case Decoded.Valid<Action>(var action) -> action.id();
      case Decoded.Invalid<Action> invalid -> invalid.id();
    };
  }

  private static APIGatewayV2WebSocketResponse response(@Nullable String body) {
    APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
    response.setStatusCode(200);
    if (body != null) {
      response.setBody(body);
    }
    return response;
  }
}
