package io.roomcast.local.mapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.Message;

/** A queue of batches that a test puts in, and a list of what was deleted. */
final class FakeQueue implements Queue {

  final BlockingQueue<List<Message>> batches = new LinkedBlockingQueue<>();
  final BlockingQueue<String> deleted = new LinkedBlockingQueue<>();
  final AtomicInteger failuresToCome = new AtomicInteger();

  @Override
  public List<Message> receive(int most, Duration wait) {
    if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw SdkClientException.create("unreachable");
    }
    try {
      List<Message> batch = batches.poll(100, TimeUnit.MILLISECONDS);
      return batch == null
          ? List.of()
          : new ArrayList<>(batch.subList(0, Math.min(most, batch.size())));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  @Override
  public void delete(List<Message> messages) {
    messages.forEach(message -> deleted.add(message.messageId()));
  }
}
