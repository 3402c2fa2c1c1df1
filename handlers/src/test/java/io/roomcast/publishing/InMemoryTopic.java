package io.roomcast.publishing;

import io.roomcast.events.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventPublisher} that remembers what was published, and knows a publication again by its
 * deduplication id, as SNS does for five minutes.
 */
public final class InMemoryTopic implements EventPublisher {

  private final List<Publication> published = new ArrayList<>();
  private final Map<String, Sequence> sequences = new HashMap<>();
  private final Map<String, RuntimeException> failures = new HashMap<>();
  private @Nullable RuntimeException failure;

  /** Every publish from now on throws this; null ends it. */
  public void failWith(@Nullable RuntimeException failing) {
    this.failure = failing;
  }

  /** Every publish into the room from now on throws this; null ends it. */
  public void failWith(String room, @Nullable RuntimeException failing) {
    if (failing == null) {
      failures.remove(room);
    } else {
      failures.put(room, failing);
    }
  }

  /** What is to be delivered, in order. */
  public List<Publication> published() {
    return List.copyOf(published);
  }

  @Override
  public synchronized Sequence publish(Publication publication) {
    RuntimeException failing = failures.getOrDefault(publication.room(), failure);
    if (failing != null) {
      throw failing;
    }
    return sequences.computeIfAbsent(
        publication.deduplicationId(),
        _ -> {
          published.add(publication);
          return Sequence.of(10, Long.toString(1_000_000L + published.size()));
        });
  }
}
