package io.roomcast.sqs;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.roomcast.aws.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/**
 * {@link Visibility} in SQS, ten messages in a call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html">ChangeMessageVisibilityBatch</a>
 */
public final class SqsVisibility implements Visibility {

  private static final Logger LOG = LoggerFactory.getLogger(SqsVisibility.class);
  private static final int ENTRIES = 10;

  private final SqsClient client;
  private final String queueUrl;

  /** Of the queue given. */
  public SqsVisibility(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  /** Of the queue that QUEUE_URL names. */
  public static SqsVisibility of(Clients clients) {
    return new SqsVisibility(clients.sqs(), clients.environment().text("QUEUE_URL"));
  }

  @Override
  public void comeBack(Map<String, Duration> afterByReceiptHandle) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    afterByReceiptHandle.forEach(
        (receiptHandle, after) ->
            entries.add(
                ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(receiptHandle)
                    .visibilityTimeout(Math.toIntExact(after.toSeconds()))
                    .build()));
    for (int from = 0; from < entries.size(); from += ENTRIES) {
      change(entries.subList(from, Math.min(from + ENTRIES, entries.size())));
    }
  }

  private void change(List<ChangeMessageVisibilityBatchRequestEntry> entries) {
    try {
      List<BatchResultErrorEntry> failed =
          client
              .changeMessageVisibilityBatch(request -> request.queueUrl(queueUrl).entries(entries))
              .failed();
      if (!failed.isEmpty()) {
        LOG.warn(
            "not made visible",
            entry("n", failed.size()),
            entry("code", String.valueOf(failed.getFirst().code())));
      }
    } catch (SdkException failed) {
      LOG.warn("not made visible", entry("n", entries.size()), failed);
    }
  }
}
