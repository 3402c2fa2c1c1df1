package io.roomcast.local.mapping;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** What an event source mapping does with its queue. */
public interface Queue {

  /**
   * Waits for messages, at most this long, and takes at most this many; none is an empty list.
   * Throws {@link software.amazon.awssdk.core.exception.SdkException} when the queue cannot be
   * reached.
   */
  List<Message> receive(int most, Duration wait);

  /** Deletes messages for good. */
  void delete(List<Message> messages);
}
