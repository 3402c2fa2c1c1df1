package io.roomcast.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/**
 * An invocation ends in the middle of a call, with nothing said to anybody: what a consumer had in
 * work comes again when its visibility timeout is over, for which a second stands.
 */
final class Death extends Fault {

  private static final int BEFORE = 1;
  private static final int AFTER = 2;

  private final String room;
  private final SqsClient sqs;
  private final Rhythm rhythm;

  /** Functions whose next word, that a batch failed, is not to be heard. */
  private final Map<String, Boolean> dying = new ConcurrentHashMap<>();

  Death(String room, SqsClient sqs, Rhythm rhythm) {
    this.room = room;
    this.sqs = sqs;
    this.rhythm = rhythm;
  }

  @Override
  void before(Call call) {
    if (!Calls.isFunction(call)) return;
    if (call.request() instanceof ChangeMessageVisibilityBatchRequest request) {
      silence(call, request);
    } else {
      die(call, BEFORE);
    }
  }

  @Override
  void after(Call call) {
    if (Calls.isFunction(call)) die(call, AFTER);
  }

  private void die(Call call, int moment) {
    if (!call.names(room) || call.operation().equals("PostToConnection")) return;
    if (call.decided(this, () -> rhythm.strikes() ? rhythm.upTo(AFTER) : 0) != moment) return;
    strike();
    if (Calls.CONSUMERS.contains(call.caller())) dying.put(call.caller(), true);
    throw new Died();
  }

  private void silence(Call call, ChangeMessageVisibilityBatchRequest request) {
    List<String> handles =
        request.entries().stream()
            .map(ChangeMessageVisibilityBatchRequestEntry::receiptHandle)
            .toList();
    if (!Deliveries.SEEN.concern(room, handles.stream())) return;
    if (dying.remove(call.caller()) == null) return;
    Deliveries.comeBack(sqs, request.queueUrl(), Deliveries.SEEN.batches(handles.stream()), 1);
    throw new Died();
  }

  /** What no handler catches on purpose. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1;

    Died() {
      super("the invocation died");
    }
  }
}
