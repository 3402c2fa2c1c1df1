package io.roomcast.history;

import io.roomcast.aws.Clients;
import io.roomcast.events.Sequence;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@link DeadLetters} in an SQS FIFO queue, where each room stays a group, so that a redrive brings
 * its events back in order. Rooms are part of the deduplication id, because not every queue
 * deduplicates by group.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class SqsDeadLetters implements DeadLetters {

  private final SqsClient client;
  private final String queueUrl;

  SqsDeadLetters(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  /** In the queue that DEAD_LETTER_QUEUE_URL names. */
  static SqsDeadLetters of(Clients clients) {
    return new SqsDeadLetters(clients.sqs(), clients.environment().text("DEAD_LETTER_QUEUE_URL"));
  }

  @Override
  public void keep(String room, Sequence seq, String body) {
    client.sendMessage(
        request ->
            request
                .queueUrl(queueUrl)
                .messageGroupId(room)
                .messageDeduplicationId(room + ":" + seq.text())
                .messageBody(body));
  }
}
