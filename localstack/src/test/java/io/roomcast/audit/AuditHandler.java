package io.roomcast.audit;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Environment;
import io.roomcast.aws.Telemetry;
import io.roomcast.events.Codec;
import io.roomcast.sqs.BatchLoop;
import io.roomcast.sqs.RoomBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fed by audit.fifo: writes an audit line for each event. */
public final class AuditHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(AuditHandler.class);

  private final Telemetry telemetry;
  private final BatchLoop loop;

  public AuditHandler() {
    this(Environment.ofProcess());
  }

  public AuditHandler(Environment environment) {
    telemetry = new Telemetry(environment);
    loop = BatchLoop.of(new Clients(environment), new Codec(), telemetry);
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return telemetry.during(context, () -> loop.handle(event, context, AuditHandler::audit));
  }

  private static void audit(RoomBatch batch) {
    batch.inOrder().forEach(delivery -> LOG.info("audited", entry("seq", delivery.seq().text())));
  }
}
