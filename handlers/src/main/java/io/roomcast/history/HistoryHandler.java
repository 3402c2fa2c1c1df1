package io.roomcast.history;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Codec;
import io.roomcast.sqs.BatchLoop;
import io.roomcast.sqs.RoomConsumer;
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
  }

  /** With real effects, as the environment says. */
  public HistoryHandler(Environment environment) {
    Clients clients = new Clients(environment);
    Codec codec = new Codec();
    this.telemetry = new Telemetry(environment);
    this.loop = BatchLoop.of(clients, codec, telemetry);
    this.consumer =
        new Append(
            new DynamoDbMessageLog(clients.table(), codec),
            SqsDeadLetters.of(clients),
            Duration.ofDays(environment.number("RETENTION_DAYS")),
            Clock.systemUTC());
  }

  /** With the effects given. */
  HistoryHandler(Telemetry telemetry, BatchLoop loop, RoomConsumer consumer) {
    this.telemetry = telemetry;
    this.loop = loop;
    this.consumer = consumer;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return telemetry.during(context, () -> loop.handle(event, context, consumer));
  }
}
