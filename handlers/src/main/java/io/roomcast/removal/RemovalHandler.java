package io.roomcast.removal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.aws.Table;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Codec;
import io.roomcast.sockets.ApiGatewaySockets;
import io.roomcast.sqs.BatchLoop;
import io.roomcast.sqs.RoomConsumer;
import io.roomcast.sqs.SampleBatch;
import io.roomcast.table.DynamoDbConnections;
import io.roomcast.table.DynamoDbHeads;
import java.time.Clock;

/** Fed by removal.fifo, of deleted rooms alone: removes what there still is of them. */
public final class RemovalHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final Telemetry telemetry;
  private final BatchLoop loop;
  private final RoomConsumer consumer;

  /** As Lambda makes it. */
  public RemovalHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(RemovalHandler::prime);
  }

  /** With real effects, as the environment says. */
  public RemovalHandler(Environment environment) {
    this(new Clients(environment));
  }

  private RemovalHandler(Clients clients) {
    Codec codec = new Codec();
    Clock clock = Clock.systemUTC();
    Table table = clients.table();
    this.telemetry = new Telemetry(clients.environment());
    this.loop = BatchLoop.of(clients, codec, telemetry);
    this.consumer =
        new Removing(
            new DynamoDbRemains(table),
            new Evictions(
                new DynamoDbConnections(table, clock),
                new DynamoDbHeads(table),
                ApiGatewaySockets.of(clients),
                codec),
            SqsOnward.of(clients),
            clock);
  }

  /**
   * Handles one message, of a room that was not deleted, against clients that answer themselves.
   */
  static void prime(Clients clients) {
    SampleBatch.handTo(new RemovalHandler(clients));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return telemetry.during(context, () -> loop.handle(event, context, consumer));
  }
}
