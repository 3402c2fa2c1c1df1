package io.roomcast.history;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Priming;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Codec;
import io.roomcast.sqs.BatchLoop;
import io.roomcast.sqs.RoomConsumer;
import io.roomcast.sqs.SampleBatch;
import java.time.Clock;
import java.time.Duration;

/** Fed by history.fifo: appends the events of each room to its log. */
public final class HistoryHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final Telemetry telemetry;
  private final BatchLoop loop;
  private final RoomConsumer consumer;

  /** As Lambda makes it. */
  public HistoryHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(HistoryHandler::prime);
  }

  /** With real effects, as the environment says. */
  public HistoryHandler(Environment environment) {
    this(new Clients(environment));
  }

  private HistoryHandler(Clients clients) {
    Codec codec = new Codec();
    this.telemetry = new Telemetry(clients.environment());
    this.loop = BatchLoop.of(clients, codec, telemetry);
    this.consumer =
        new Append(
            new DynamoDbMessageLog(clients.table(), codec),
            SqsDeadLetters.of(clients),
            Duration.ofDays(clients.environment().number("RETENTION_DAYS")),
            Clock.systemUTC());
  }

  /** Handles one message, against clients that answer themselves. */
  static void prime(Clients clients) {
    SampleBatch.handTo(new HistoryHandler(clients));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return telemetry.during(context, () -> loop.handle(event, context, consumer));
  }
}
