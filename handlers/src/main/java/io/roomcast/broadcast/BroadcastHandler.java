package io.roomcast.broadcast;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Codec;
import io.roomcast.sockets.ApiGatewaySockets;
import io.roomcast.sockets.Sockets;
import io.roomcast.sqs.BatchLoop;
import io.roomcast.sqs.SampleBatch;
import io.roomcast.sqs.SqsVisibility;
import io.roomcast.sqs.Visibility;
import io.roomcast.table.Connections;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import io.roomcast.table.Heads;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/** Fed by broadcast.fifo: hands events to the room's connections, one frame each per batch. */
public final class BroadcastHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final int ROOMS_REMEMBERED = 200;

  private final Telemetry telemetry;
  private final BatchLoop loop;
  private final Broadcaster broadcaster;
  private final Pace pace;
  private final Sleeper sleeper;
  private final InstantSource clock;

  /** As Lambda makes it. */
  public BroadcastHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(BroadcastHandler::prime);
  }

  /** With real effects, as the environment says. */
  public BroadcastHandler(Environment environment) {
    this(new Clients(environment), Clock.systemUTC());
  }

  private BroadcastHandler(Clients clients, Clock clock) {
    var table = clients.table();
    this(
        clients.environment(),
        new DynamoDbHeads(table),
        new DynamoDbConnections(table, clock),
        ApiGatewaySockets.of(clients),
        SqsVisibility.of(clients),
        Thread::sleep,
        clock,
        new SecureRandom());
  }

  /** With the effects given; the random generator is used by many threads. */
  BroadcastHandler(
      Environment environment,
      Heads heads,
      Connections connections,
      Sockets sockets,
      Visibility visibility,
      Sleeper sleeper,
      InstantSource clock,
      RandomGenerator random) {
    Codec codec = new Codec();
    this.telemetry = new Telemetry(environment);
    this.loop = new BatchLoop("broadcast", codec, visibility, telemetry, clock, random);
    this.broadcaster =
        new Broadcaster(
            heads,
            connections,
            new RoomLists(connections, ROOMS_REMEMBERED),
            new Frames(codec),
            new Posts(sockets, sleeper, clock, random),
            telemetry,
            clock);
    this.pace = new Pace(environment.number("HOT_CONNECTIONS"), environment.millis("PACE_MILLIS"));
    this.sleeper = sleeper;
    this.clock = clock;
  }

  /** Handles one message and posts one frame, against clients that answer themselves. */
  static void prime(Clients clients) {
    SampleBatch.handTo(new BroadcastHandler(clients, Clock.systemUTC()));
    new DynamoDbConnections(clients.table(), Clock.systemUTC()).inRoom("priming");
    ApiGatewaySockets.of(clients).post("priming", "{}");
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return telemetry.during(context, () -> broadcast(event, context));
  }

  private SQSBatchResponse broadcast(SQSEvent event, Context context) {
    Queue<Pace.Posted> posted = new ConcurrentLinkedQueue<>();
    SQSBatchResponse response =
        loop.handle(event, context, batch -> posted.add(broadcaster.broadcast(batch)));
    if (response.getBatchItemFailures().isEmpty()) {
      Instant now = clock.instant();
      Instant deadline = now.plusMillis(context.getRemainingTimeInMillis());
      hold(pace.hold(posted, now, deadline));
    }
    return response;
  }

  private void hold(Duration duration) {
    if (duration.isZero()) {
      return;
    }
    try {
      sleeper.sleep(duration);
    } catch (InterruptedException interrupted) {
      // Everything is done; the invocation just ends sooner.
      Thread.currentThread().interrupt();
    }
  }
}
