package io.roomcast.reports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Codec;
import io.roomcast.publishing.SnsEventPublisher;
import io.roomcast.sockets.ApiGatewaySockets;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.SampleFrames;
import io.roomcast.table.DynamoDbReports;
import java.time.Clock;

/** The routes {@code report}, {@code reports} and {@code closeReport}. */
public final class ReportsHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

  private static final String SAMPLE =
      """
      {"action":"report","room":"general","user":"other","reason":"priming"}\
      """;

  private final FrameResponder responder;

  /** As Lambda makes it. */
  public ReportsHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(ReportsHandler::prime);
  }

  /** With the adapters that the environment names. */
  public ReportsHandler(Environment environment) {
    this(new Clients(environment));
  }

  private ReportsHandler(Clients clients) {
    this(responder(clients));
  }

  /** Over the responder given. */
  ReportsHandler(FrameResponder responder) {
    this.responder = responder;
  }

  private static FrameResponder responder(Clients clients) {
    Environment environment = clients.environment();
    Codec codec = new Codec();
    Clock clock = Clock.systemUTC();
    return new FrameResponder(
        codec,
        ApiGatewaySockets.of(clients),
        new Telemetry(environment),
        clock,
        new Reporting(
            environment.set("PUBLIC_ROOMS"),
            new DynamoDbReports(clients.table(), codec, clock),
            SnsEventPublisher.of(clients, codec),
            codec,
            clock));
  }

  /** Reports a user whom nobody knows, against clients that answer themselves. */
  static void prime(Clients clients) {
    new ReportsHandler(clients).handleRequest(SampleFrames.of(SAMPLE), new PrimingContext());
  }

  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    return responder.respond(event, context);
  }
}
