package io.roomcast.faults;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private final Map<String, Set<String>> inWork = new ConcurrentHashMap<>();

  /** One message as handed out once, with the receipts of the whole batch. */
  private record Receipt(String queueUrl, String messageId, String room, List<String> batch) {

    String message() {
      return queueUrl + messageId;
    }
  }

  void received(String queueUrl, List<Message> messages) {
    List<String> batch = messages.stream().map(Message::receiptHandle).toList();
    for (Message message : messages) {
      String room =
          message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "");
      Receipt receipt = new Receipt(queueUrl, message.messageId(), room, batch);
      receipts.put(message.receiptHandle(), receipt);
      inWork(receipt).add(receipt.message());
      if (receives(message) > 1) redelivered.merge(room, 1, Integer::sum);
      latest.put(queueUrl + room, batch);
    }
  }

  /** Messages were deleted from their queue, by these receipts. */
  void deleted(Stream<String> handles) {
    handles
        .map(receipts::get)
        .filter(Objects::nonNull)
        .forEach(each -> inWork(each).remove(each.message()));
  }

  /** How many messages of the room were handed out and are not deleted. */
  int inWork(String room) {
    return inWork.getOrDefault(room, Set.of()).size();
  }

  private Set<String> inWork(Receipt receipt) {
    return inWork.computeIfAbsent(receipt.room(), _ -> ConcurrentHashMap.newKeySet());
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
    inWork.remove(room);
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
