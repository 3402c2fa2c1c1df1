package io.roomcast.local.sns;

import io.roomcast.local.sns.Journal.Accepted;
import io.roomcast.local.sns.Journal.Recovered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the entries of a journal amount to. */
final class JournalState {

  /** A publish that some queues' consumers have yet to finish. */
  private record Unfinished(String topic, Publication publication, Set<String> queues) {}

  private static final class TopicState {
    private String lastSequence = "";
    private final Map<String, Accepted> recent = new LinkedHashMap<>();

    void accept(Accepted publish) {
      if (publish.sequence().isEmpty()) return;
      if (publish.sequence().compareTo(lastSequence) > 0) lastSequence = publish.sequence();
      recent.put(publish.messageId(), publish);
      forgetBefore(publish.at().minus(Deduplication.MEMORY));
    }

    private void forgetBefore(Instant instant) {
      Iterator<Accepted> oldestFirst = recent.values().iterator();
      while (oldestFirst.hasNext() && oldestFirst.next().at().isBefore(instant)) {
        oldestFirst.remove();
      }
    }
  }

  private final Map<String, TopicState> topics = new LinkedHashMap<>();
  private final Map<String, Unfinished> unfinished = new LinkedHashMap<>();

  void apply(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Topic(String topic, String lastSequence, List<Accepted> recent) -> {
        TopicState state = topic(topic);
        state.lastSequence = lastSequence;
        recent.forEach(state::accept);
      }
      case JournalEntry.Published(String topic, Set<String> queues, Publication publication) -> {
        topic(topic).accept(Accepted.of(publication));
        if (!queues.isEmpty()) {
          unfinished.put(
              publication.messageId(),
              new Unfinished(topic, publication, new LinkedHashSet<>(queues)));
        }
      }
      case JournalEntry.Done(String queue, String messageId) -> {
        Unfinished waiting = unfinished.get(messageId);
        if (waiting == null) return;
        waiting.queues().remove(queue);
        if (waiting.queues().isEmpty()) unfinished.remove(messageId);
      }
    }
  }

  boolean awaits(String queue, String messageId) {
    Unfinished waiting = unfinished.get(messageId);
    return waiting != null && waiting.queues().contains(queue);
  }

  Recovered recovered(String topic, Instant since) {
    TopicState state = topic(topic);
    return new Recovered(
        state.lastSequence,
        state.recent.values().stream().filter(publish -> !publish.at().isBefore(since)).toList());
  }

  List<Publication> unfinished(String topic, String queue) {
    return unfinished.values().stream()
        .filter(waiting -> waiting.topic().equals(topic) && waiting.queues().contains(queue))
        .map(Unfinished::publication)
        .toList();
  }

  /** The fewest entries that amount to the same. */
  List<JournalEntry> entries() {
    List<JournalEntry> entries = new ArrayList<>();
    topics.forEach(
        (arn, state) ->
            entries.add(
                new JournalEntry.Topic(
                    arn, state.lastSequence, List.copyOf(state.recent.values()))));
    for (Unfinished waiting : unfinished.values()) {
      entries.add(
          new JournalEntry.Published(waiting.topic(), waiting.queues(), waiting.publication()));
    }
    return entries;
  }

  private TopicState topic(String arn) {
    return topics.computeIfAbsent(arn, missing -> new TopicState());
  }
}
