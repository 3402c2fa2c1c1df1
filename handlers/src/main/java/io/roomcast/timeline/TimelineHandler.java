package io.roomcast.timeline;

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
import io.roomcast.sockets.ApiGatewaySockets;
import io.roomcast.sockets.FrameResponder;
import io.roomcast.sockets.SampleFrames;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.DynamoDbProfiles;
import io.roomcast.table.DynamoDbRooms;
import io.roomcast.table.DynamoDbUserRooms;
import io.roomcast.table.Heads;
import io.roomcast.table.Rooms;
import java.time.Clock;
import java.util.List;

/**
 * The routes {@code join}, {@code resume}, {@code leave}, {@code history}, {@code ping}, {@code
 * read}, {@code rooms}, {@code members}, {@code thread}, {@code pins} and {@code directory}.
 */
public final class TimelineHandler
    implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

  private static final List<String> SAMPLES =
      List.of(
          "{\"action\":\"join\",\"room\":\"general\"}",
          "{\"action\":\"resume\",\"rooms\":[{\"room\":\"general\",\"after\":\"0\"}]}",
          "{\"action\":\"leave\",\"room\":\"general\"}",
          "{\"action\":\"history\",\"room\":\"general\",\"after\":\"0\"}",
          "{\"action\":\"ping\"}",
          "{\"action\":\"read\",\"room\":\"general\",\"seq\":\"0\"}",
          "{\"action\":\"rooms\"}",
          "{\"action\":\"members\",\"room\":\"general\"}",
          "{\"action\":\"thread\",\"room\":\"general\",\"target\":\"102010000000000000002000\"}",
          "{\"action\":\"pins\",\"room\":\"general\"}",
          "{\"action\":\"directory\"}");

  private final FrameResponder responder;

  /** As Lambda makes it. */
  public TimelineHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(TimelineHandler::prime);
  }

  /** With the adapters that the environment names. */
  public TimelineHandler(Environment environment) {
    this(new Clients(environment));
  }

  private TimelineHandler(Clients clients) {
    this(responder(clients));
  }

  /** Over the responder given. */
  TimelineHandler(FrameResponder responder) {
    this.responder = responder;
  }

  private static FrameResponder responder(Clients clients) {
    Environment environment = clients.environment();
    Codec codec = new Codec();
    Clock clock = Clock.systemUTC();
    Table table = clients.table();
    Limits limits =
        new Limits(
            environment.set("PUBLIC_ROOMS"),
            environment.number("ROOM_CONNECTIONS"),
            environment.number("ROOM_MEMBERS"));
    Rooms rooms = new DynamoDbRooms(table);
    Members members = new DynamoDbMembers(table, environment.number("USER_ROOMS"));
    Heads heads = new DynamoDbHeads(table);
    RoomLog log = new DynamoDbRoomLog(table, codec, clock);
    DynamoDbEvents logged = new DynamoDbEvents(table, codec, clock);
    return new FrameResponder(
        codec,
        ApiGatewaySockets.of(clients),
        new Telemetry(environment),
        clock,
        new Timeline(
            limits,
            rooms,
            members,
            new DynamoDbProfiles(table),
            new DynamoDbManyRooms(table),
            new DynamoDbConnections(table, clock),
            heads,
            log,
            new Overview(
                new Outsiders(limits.openRooms(), rooms),
                members,
                new DynamoDbUserRooms(table),
                new DynamoDbStandings(table, clock),
                new DynamoDbRoll(table),
                new Browsing(limits.openRooms(), new DynamoDbDirectory(table), codec),
                heads,
                log,
                new DynamoDbThreads(table, logged),
                new DynamoDbPins(table, logged),
                codec),
            codec,
            clock));
  }

  /** Runs each action once, against clients that answer themselves. */
  static void prime(Clients clients) {
    TimelineHandler handler = new TimelineHandler(clients);
    SAMPLES.forEach(frame -> handler.handleRequest(SampleFrames.of(frame), new PrimingContext()));
  }

  @Override
  public APIGatewayV2WebSocketResponse handleRequest(
      APIGatewayV2WebSocketEvent event, Context context) {
    return responder.respond(event, context);
  }
}
