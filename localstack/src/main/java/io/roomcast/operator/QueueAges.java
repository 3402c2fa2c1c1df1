package io.roomcast.operator;

import java.time.Duration;
import java.util.Optional;

/** How long the oldest message of a queue has waited. SQS itself does not tell. */
@FunctionalInterface
interface QueueAges {

  /** Where nobody measures it. */
  QueueAges UNKNOWN = _ -> Optional.empty();

  /** Empty where it is not known. */
  Optional<Duration> oldest(StackQueue queue);
}
