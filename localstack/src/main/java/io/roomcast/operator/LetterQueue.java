package io.roomcast.operator;

import io.roomcast.events.Codec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

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

  /** Why there are more letters than were read. */
  static final String AGAIN = "letters came again before all were read";

  private static final Duration OUT_OF_SIGHT = Duration.ofMinutes(2);

  /**
   * How refusals of a letter end whose time ended by itself; SQS puts its name before some.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html#API_ChangeMessageVisibility_Errors">Errors</a>
   */
  private static final List<String> IN_SIGHT =
      List.of("MessageNotInflight", "ReceiptHandleIsInvalid", "InvalidParameterValue");

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

  /**
   * The letters that can be seen, left as they were. Where they are so many that the first comes
   * into sight again before the last was received, it ends there: the end would never come.
   */
  Seen look() {
    Map<String, Letter> seen = new LinkedHashMap<>();
    boolean isCut = false;
    try {
      for (List<Letter> some = receive(); !some.isEmpty(); some = receive()) {
        for (Letter letter : some) {
          // The receipt that was given last is the one that holds.
          isCut |= seen.put(letter.id(), letter) != null;
        }
        if (isCut) break;
      }
    } finally {
      release(seen.values());
    }
    return new Seen(List.copyOf(seen.values()), isCut);
  }

  /** About how many letters there are; SQS may tell of what came or went only a minute later. */
  long size() {
    return QueueState.read(sqs, QueueAges.UNKNOWN, queue).messages();
  }

  /** Lets letters be received again at once, also those whose time out of sight is over by now. */
  void release(Collection<Letter> letters) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (Letter letter : letters) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(letter.receipt())
              .visibilityTimeout(0)
              .build());
    }
    List<String> refused = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += MOST) {
      var some = entries.subList(from, Math.min(from + MOST, entries.size()));
      sqs
          .changeMessageVisibilityBatch(request -> request.queueUrl(queue.url()).entries(some))
          .failed()
          .stream()
          .map(BatchResultErrorEntry::code)
          .filter(code -> IN_SIGHT.stream().noneMatch(code::endsWith))
          .forEach(refused::add);
    }
    if (!refused.isEmpty()) {
      throw new CannotLook(
          "%s of %s could not be released (%s): wait two minutes before you look again."
              .formatted(
                  Finding.counted(refused.size(), "letter"), queue.id(), refused.getFirst()));
    }
  }

  /** Throws a letter away. */
  void delete(Letter letter) {
    sqs.deleteMessage(request -> request.queueUrl(queue.url()).receiptHandle(letter.receipt()));
  }
}
