package io.roomcast.operator;

import io.roomcast.events.Codec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * A queue of dead letters. What is received is out of sight, and with it what is behind it in its
 * room, until it is released or two minutes are over; so SQS shows ten of a room at most.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html">Delivery
 *     of FIFO queues</a>
 */
record LetterQueue(SqsClient sqs, StackQueue queue, Codec codec) {

  /** So many letters at once, and of one room at most. */
  static final int MOST = 10;

  private static final Duration OUT_OF_SIGHT = Duration.ofMinutes(2);

  /** Some letters, in the queue's order within a room; none when all that can be seen were. */
  List<Letter> receive() {
    return sqs
        .receiveMessage(
            request ->
                request
                    .queueUrl(queue.url())
                    .maxNumberOfMessages(MOST)
                    .waitTimeSeconds(1)
                    .visibilityTimeout((int) OUT_OF_SIGHT.toSeconds())
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .stream()
        .map(message -> Letter.of(queue, message, codec))
        .toList();
  }

  /** Every letter that can be seen, left as it was. */
  List<Letter> look() {
    List<Letter> seen = new ArrayList<>();
    try {
      for (List<Letter> some = receive(); !some.isEmpty(); some = receive()) seen.addAll(some);
    } finally {
      release(seen);
    }
    return seen;
  }

  /** About how many letters there are; SQS may tell of what came or went only a minute later. */
  long size() {
    return QueueState.read(sqs, QueueAges.UNKNOWN, queue).messages();
  }

  /** Lets letters be received again at once, also those whose time out of sight is over by now. */
  void release(List<Letter> letters) {
    for (Letter letter : letters) {
      try {
        sqs.changeMessageVisibility(
            request ->
                request.queueUrl(queue.url()).receiptHandle(letter.receipt()).visibilityTimeout(0));
      } catch (SqsException refused) {
        if (!isInSight(refused)) throw refused;
      }
    }
  }

  /**
   * Its time ended by itself.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html#API_ChangeMessageVisibility_Errors">Errors</a>
   */
  private static boolean isInSight(SqsException refused) {
    return refused instanceof MessageNotInflightException
        || refused instanceof ReceiptHandleIsInvalidException
        || "InvalidParameterValue".equals(refused.awsErrorDetails().errorCode());
  }

  /** Throws a letter away. */
  void delete(Letter letter) {
    sqs.deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(letter.receipt()));
  }
}
