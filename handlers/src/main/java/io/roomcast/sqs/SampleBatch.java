package io.roomcast.sqs;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.roomcast.aws.PrimingContext;
import java.util.List;
import java.util.Map;

/** A batch of one made-up message, for priming. */
public final class SampleBatch {

  private static final String BODY =
      """
      {"Type":"Notification","SequenceNumber":"10000000000000000000",\
      "Message":"{\\"type\\":\\"message\\",\\"from\\":{\\"id\\":\\"priming\\",\\"name\\":\\"priming\\"},\
      \\"sentAt\\":\\"2026-01-31T12:00:00.000Z\\",\\"messageId\\":\\"AAAAAAAAAAAAAAAAAAAAAA\\",\
      \\"clientId\\":\\"priming\\",\\"body\\":{\\"text\\":\\"priming\\"}}",\
      "MessageAttributes":{"delivery":{"Type":"String","Value":"durable"},\
      "epoch":{"Type":"String","Value":"10"},"correlation":{"Type":"String","Value":"priming"}}}""";

  private SampleBatch() {}

  /** Hands it to a function as Lambda would; throws if the function does not take it. */
  public static void handTo(RequestHandler<SQSEvent, SQSBatchResponse> function) {
    SQSBatchResponse response = function.handleRequest(event(), new PrimingContext());
    if (!response.getBatchItemFailures().isEmpty()) {
      throw new IllegalStateException("priming failed; the log says why");
    }
  }

  private static SQSEvent event() {
    SQSMessage message = new SQSMessage();
    message.setMessageId("priming");
    message.setReceiptHandle("priming");
    message.setBody(BODY);
    message.setAttributes(
        Map.of(
            "MessageGroupId", "priming",
            "ApproximateReceiveCount", "1",
            "SentTimestamp", "1769860800000"));
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }
}
