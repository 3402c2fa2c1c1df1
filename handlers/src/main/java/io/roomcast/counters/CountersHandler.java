package io.roomcast.counters;

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

/** Fed by counters.fifo: counts the messages of each room. */
public final class CountersHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final Telemetry telemetry;
  private final BatchLoop loop;
  private final RoomConsumer consumer;

  /** As Lambda makes it. */
  public CountersHandler() {
    this(Environment.ofProcess());
    Priming.beforeCheckpoint(CountersHandler::prime);
  }

  /** With real effects, as the environment says. */
  public CountersHandler(Environment environment) {
    this(new Clients(environment));
  }

  private CountersHandler(Clients clients) {
    Codec codec = new Codec();
    this.telemetry = new Telemetry(clients.environment());
    this.loop = BatchLoop.of(clients, codec, telemetry);
    this.consumer = new MessageCount(new DynamoDbCounters(clients.table()));
  }

  /** Handles one message, against clients that answer themselves. */
  static void prime(Clients clients) {
    SampleBatch.handTo(new CountersHandler(clients));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return telemetry.during(context, () -> loop.handle(event, context, consumer));
  }
}
