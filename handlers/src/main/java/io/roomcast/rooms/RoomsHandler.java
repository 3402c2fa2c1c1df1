package io.roomcast.rooms;

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
import io.roomcast.events.Action;
import io.roomcast.events.Codec;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.SnsEventPublisher;
import io.roomcast.sockets.Actions;
import io.roomcast.sockets.ApiGatewaySockets;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.SampleFrames;
import io.roomcast.sockets.Sockets;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.DynamoDbProfiles;
import io.roomcast.table.DynamoDbUserRoomWrites;
import java.time.Clock;
import java.util.List;

/**
 * The routes that change rooms and who is in them, from {@code createRoom} to {@code ban}, and what
 * is between users, such as {@code openDirect}.
 */
public final class RoomsHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

  private static final List<String> SAMPLES =
      List.of(
          """
          {"action":"createRoom","clientId":"priming","name":"priming","access":"open"}\
          """,
          """
          {"action":"kick","room":"priming","user":"priming"}\
          """,
          """
          {"action":"openDirect","user":"other"}\
          """);

  private final FrameResponder responder;

  /** As Lambda makes it. */
  public RoomsHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(RoomsHandler::prime);
  }

  /** With the adapters that the environment names. */
  public RoomsHandler(Environment environment) {
    this(new Clients(environment));
  }

  private RoomsHandler(Clients clients) {
    this(responder(clients));
  }

  /** Over the responder given. */
  RoomsHandler(FrameResponder responder) {
    this.responder = responder;
  }

  private static FrameResponder responder(Clients clients) {
    Environment environment = clients.environment();
    Codec codec = new Codec();
    Clock clock = Clock.systemUTC();
    Table table = clients.table();
    Sockets sockets = ApiGatewaySockets.of(clients);
    Limits limits =
        new Limits(
            environment.number("ROOM_MEMBERS"),
            environment.number("USER_ROOMS"),
            environment.number("OWNED_ROOMS"));
    EventPublisher publisher = SnsEventPublisher.of(clients, codec);
    Actions conversing =
        new Conversing(
            new DynamoDbPairs(table, new DynamoDbUserRoomWrites(table, limits.rooms())),
            publisher,
            clock);
    Actions acquaintances =
        new Acquaintances(new DynamoDbProfiles(table), new DynamoDbContacts(table), codec, clock);
    Actions governing =
        new Governing(
            environment.set("PUBLIC_ROOMS"),
            limits.members(),
            new DynamoDbRegister(table, limits, clock),
            new Departures(
                new DynamoDbConnections(table, clock), new DynamoDbHeads(table), sockets, codec),
            publisher,
            clock);
    return new FrameResponder(
        codec,
        sockets,
        new Telemetry(environment),
        clock,
        frame ->
            switch (frame.action()) {
              case Action.OpenDirect _, Action.Block _, Action.Unblock _ ->
                  conversing.answer(frame);
              case Action.OfPeople _ -> acquaintances.answer(frame);
              case Action _ -> governing.answer(frame);
            });
  }

  /**
   * Makes a room, finds another one missing and looks for a conversation, against clients that
   * answer themselves.
   */
  static void prime(Clients clients) {
    RoomsHandler handler = new RoomsHandler(clients);
    SAMPLES.forEach(frame -> handler.handleRequest(SampleFrames.of(frame), new PrimingContext()));
  }

  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    return responder.respond(event, context);
  }
}
