package io.roomcast.sqs;

import java.time.Duration;
import java.util.Map;

/** When messages of the stage's queue that are in flight come back. */
public interface Visibility {

  /**
   * Makes messages, by their receipt handle, visible again after the given time. What cannot be
   * changed comes back when the queue's visibility timeout ends; it is logged, never thrown.
   */
  void comeBack(Map<String, Duration> afterByReceiptHandle);
}
