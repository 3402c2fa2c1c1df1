package io.roomcast.removal;

import io.roomcast.aws.Clients;
import io.roomcast.sqs.Delivery;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@link Onward} by the queue that the delivery came from. It is another message there: what was
 * received often or has waited long is a failure, and a long removal is none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</a>
 */
final class SqsOnward implements Onward {

  private final SqsClient client;
  private final String queueUrl;

  SqsOnward(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  /** In the queue that QUEUE_URL names. */
  static SqsOnward of(Clients clients) {
    return new SqsOnward(clients.sqs(), clients.environment().text("QUEUE_URL"));
  }

  @Override
  public void send(String room, Delivery delivery) {
    client.sendMessage(
        request ->
            request
                .queueUrl(queueUrl)
                .messageGroupId(room)
                .messageDeduplicationId(
                    delivery.seq().text() + ":" + delivery.sentAt().toEpochMilli())
                .messageBody(delivery.body()));
  }
}
