package io.roomcast.local.sns;

import java.util.List;
import java.util.Set;

/** The queues that subscriptions deliver to. */
interface Queues {

  /**
   * Sends messages to a queue in their order, at most ten, and answers the places of those that the
   * queue will never take: it is gone, or refuses them. Throws {@link UnavailableException} where
   * the same may succeed later; what was taken is then recognized by its deduplication id.
   */
  Set<Integer> send(String queueArn, List<Outgoing> messages);

  /** A message to a queue; group and deduplication id are empty for a standard queue. */
  record Outgoing(String body, String group, String deduplicationId, List<Attribute> attributes) {}

  /** The queues do not answer now. */
  final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnavailableException(Throwable cause) {
      super(cause);
    }
  }
}
