package io.roomcast.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.aws.PrimingContext;
import io.roomcast.aws.Table;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Codec;
import io.roomcast.publishing.SnsEventPublisher;
import io.roomcast.sockets.ApiGatewaySockets;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.SampleFrames;
import io.roomcast.table.DynamoDbRooms;
import java.time.Clock;

/**
 * Validates what clients say, change and signal, and publishes it: the routes {@code send}, {@code
 * edit}, {@code delete}, {@code react}, {@code pin}, {@code typing} and {@code $default}.
 */
public final class IngestHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

  private static final String SAMPLE =
      """
      {"action":"send","room":"general","clientId":"priming","body":{"text":"@ada"}}\
      """;

  private final FrameResponder responder;

  /** As Lambda makes it. */
  public IngestHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(IngestHandler::prime);
  }

  /** With the adapters that the environment names. */
  public IngestHandler(Environment environment) {
    this(new Clients(environment));
  }

  private IngestHandler(Clients clients) {
    this(clients, Clock.systemUTC());
  }

  /** By the clock given. */
  IngestHandler(Clients clients, Clock clock) {
    this(responder(clients, clock));
  }

  /** Over the responder given. */
  IngestHandler(FrameResponder responder) {
    this.responder = responder;
  }

  private static FrameResponder responder(Clients clients, Clock clock) {
    Environment environment = clients.environment();
    Codec codec = new Codec();
    Table table = clients.table();
    int roomRate = environment.number("ROOM_RATE");
    return new FrameResponder(
        codec,
        ApiGatewaySockets.of(clients),
        new Telemetry(environment),
        clock,
        new Ingest(
            environment.set("PUBLIC_ROOMS"),
            new DynamoDbRooms(table),
            new DynamoDbMembers(
                table,
                Pace.of(environment.number("MEMBER_RATE"), environment.number("MEMBER_BURST"))),
            new DynamoDbRoomPace(table, Pace.of(roomRate, roomRate)),
            new DynamoDbMentionable(table),
            new DynamoDbMessages(table, codec, clock),
            SnsEventPublisher.of(clients, codec),
            clock));
  }

  /** Sends one message, against clients that answer themselves. */
  static void prime(Clients clients) {
    new IngestHandler(clients).handleRequest(SampleFrames.of(SAMPLE), new PrimingContext());
  }

  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    return responder.respond(event, context);
  }
}
