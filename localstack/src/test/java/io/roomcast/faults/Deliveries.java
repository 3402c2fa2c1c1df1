package io.roomcast.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What the queues handed out: to which room each receipt belongs, and what came again. */
final class Deliveries {

  /** Of all runs of this JVM; rooms have names of their own. */
  static final Deliveries SEEN = new Deliveries();

  private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
  private final Map<String, List<String>> latest = new ConcurrentHashMap<>();
  private final Map<String, Integer> redelivered = new ConcurrentHashMap<>();

  /** One message as handed out once, with the receipts of the whole batch. */
  private record Receipt(String queueUrl, String room, List<String> batch) {}

  void received(String queueUrl, List<Message> messages) {
    List<String> batch = messages.stream().map(Message::receiptHandle).toList();
    for (Message message : messages) {
      String room =
          message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "");
      receipts.put(message.receiptHandle(), new Receipt(queueUrl, room, batch));
      if (receives(message) > 1) redelivered.merge(room, 1, Integer::sum);
      latest.put(queueUrl + room, batch);
    }
  }

  private static int receives(Message message) {
    return Integer.parseInt(
        message
            .attributes()
            .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
  }

  /** Forgets the receipts of a room whose trial is over. */
  void forget(String room) {
    receipts.values().removeIf(each -> each.room().equals(room));
    latest.keySet().removeIf(each -> each.endsWith(room));
  }

  /** How many messages of the room came again. */
  int redelivered(String room) {
    return redelivered.getOrDefault(room, 0);
  }

  /** Whether one of these receipts is of this room. */
  boolean concern(String room, Stream<String> handles) {
    return handles.map(receipts::get).anyMatch(each -> each != null && each.room().equals(room));
  }

  /** The receipts of the batch that the room's last messages of this queue came in. */
  List<String> last(String queueUrl, String room) {
    return latest.getOrDefault(queueUrl + room, List.of());
  }

  /** All receipts of the batches in which these were. */
  List<String> batches(Stream<String> handles) {
    return handles
        .map(receipts::get)
        .flatMap(each -> each == null ? Stream.<String>of() : each.batch().stream())
        .distinct()
        .toList();
  }

  /** Makes messages visible after so many seconds, as if their visibility timeout were over. */
  static void comeBack(SqsClient sqs, String queueUrl, List<String> handles, int seconds) {
    if (handles.isEmpty()) return;
    List<ChangeMessageVisibilityBatchRequestEntry> entries =
        handles.stream()
            .map(
                handle ->
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(handles.indexOf(handle)))
                        .receiptHandle(handle)
                        .visibilityTimeout(seconds)
                        .build())
            .toList();
    sqs.changeMessageVisibilityBatch(request -> request.queueUrl(queueUrl).entries(entries));
  }
}
