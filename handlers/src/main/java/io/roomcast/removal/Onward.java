package io.roomcast.removal;

import io.roomcast.sqs.Delivery;

/** Where a removal goes on that one invocation does not end. */
@FunctionalInterface
interface Onward {

  /** The event comes again, as one of its own; asked twice for one delivery, it comes once. */
  void send(String room, Delivery delivery);
}
