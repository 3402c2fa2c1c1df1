package io.roomcast.local.sns;

import io.roomcast.local.sns.Journal.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a FIFO topic remembers of its publishes, so that one with the same id is accepted and not
 * delivered.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html">Message
 *     deduplication</a>
 */
final class Deduplication {

  /** A duplicate counts from the first publish on. */
  static final Duration INTERVAL = Duration.ofMinutes(5);

  /** For so long an id is known to have gone to the queues, whose own interval starts later. */
  static final Duration MEMORY = INTERVAL.multipliedBy(2);

  private record Key(String group, String id) {}

  private final boolean inGroup;
  private final Map<Key, Accepted> accepted = new HashMap<>();
  private final Map<String, Accepted> lastUse = new HashMap<>();
  private final Deque<Accepted> oldestFirst = new ArrayDeque<>();

  Deduplication(boolean inGroup, List<Accepted> recent) {
    this.inGroup = inGroup;
    recent.forEach(this::remember);
  }

  /** The publish that makes this one a duplicate. */
  Optional<Accepted> first(String group, String id, Instant now) {
    return Optional.ofNullable(accepted.get(key(group, id)))
        .filter(first -> first.at().plus(INTERVAL).isAfter(now));
  }

  /** Whether a queue may still know the id. */
  boolean wasUsed(String id, Instant now) {
    Accepted last = lastUse.get(id);
    return last != null && last.at().plus(MEMORY).isAfter(now);
  }

  void remember(Accepted publish) {
    forget(publish.at().minus(MEMORY));
    accepted.put(key(publish.group(), publish.deduplicationId()), publish);
    lastUse.put(publish.deduplicationId(), publish);
    oldestFirst.add(publish);
  }

  private void forget(Instant before) {
    while (!oldestFirst.isEmpty() && oldestFirst.element().at().isBefore(before)) {
      Accepted old = oldestFirst.remove();
      accepted.remove(key(old.group(), old.deduplicationId()), old);
      lastUse.remove(old.deduplicationId(), old);
    }
  }

  private Key key(String group, String id) {
    return new Key(inGroup ? group : "", id);
  }
}
