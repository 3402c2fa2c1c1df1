package io.roomcast.publishing;

import io.roomcast.events.Sequence;

/** Puts durable events into their room's one order. */
public interface EventPublisher {

  /**
   * Publishes an event. Throws when it is not known to be published; the same publication may then
   * be tried again.
   *
   * @return its place; for one that was published already, the place it got then
   */
  Sequence publish(Publication publication);
}
