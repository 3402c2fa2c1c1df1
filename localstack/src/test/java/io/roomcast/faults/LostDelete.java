package io.roomcast.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** A queue does not hear that messages were handled, and hands them out again. */
final class LostDelete extends Fault {

  private static final int EVERY_ATTEMPT = Integer.MAX_VALUE;
  private static final int SMALLER_BATCHES = 6;

  private final String room;
  private final SqsClient sqs;
  private final Rhythm rhythm;
  private final boolean cutsAnew;
  private final Map<String, AtomicInteger> smaller = new ConcurrentHashMap<>();

  /** {@code cutsAnew}: what comes again comes in other batches than the first time. */
  LostDelete(String room, SqsClient sqs, Rhythm rhythm, boolean cutsAnew) {
    this.room = room;
    this.sqs = sqs;
    this.rhythm = rhythm;
    this.cutsAnew = cutsAnew;
  }

  @Override
  void before(Call call) {
    if (!(call.request() instanceof DeleteMessageBatchRequest request)) return;
    List<String> handles =
        request.entries().stream().map(DeleteMessageBatchRequestEntry::receiptHandle).toList();
    if (!Deliveries.SEEN.concern(room, handles.stream())) return;
    if (call.isStruck(this, () -> rhythm.strikes() ? EVERY_ATTEMPT : 0)) {
      if (call.isAttempt(1)) strike();
      if (cutsAnew) smaller.put(request.queueUrl(), new AtomicInteger(SMALLER_BATCHES));
      Deliveries.comeBack(sqs, request.queueUrl(), handles, 0);
      throw Failures.queue();
    }
  }

  @Override
  SdkRequest changed(SdkRequest request) {
    if (!(request instanceof ReceiveMessageRequest receive)) return request;
    AtomicInteger left = smaller.get(receive.queueUrl());
    return left != null && left.getAndDecrement() > 0
        ? receive.toBuilder().maxNumberOfMessages(rhythm.upTo(4)).build()
        : request;
  }
}
