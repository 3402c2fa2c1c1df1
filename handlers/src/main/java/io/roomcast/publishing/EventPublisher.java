package io.roomcast.publishing;

import io.roomcast.events.Sequence;

/**
 * Puts durable events into their room's one order, and ephemeral ones between them: those reach
 * live delivery alone, and the place that they are answered with is no one's.
 */
public interface EventPublisher {

  /**
   * Publishes an event. Throws when it is not known to be published; the same publication may then
   * be tried again.
   *
   * @return its place; for one that was published already, the place it got then
   */
  Sequence publish(Publication publication);
}
