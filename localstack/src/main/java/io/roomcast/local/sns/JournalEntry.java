package io.roomcast.local.sns;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.roomcast.local.sns.Journal.Accepted;
import java.util.List;
import java.util.Set;

/** A line of a journal's file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalEntry.Topic.class, name = "topic"),
  @JsonSubTypes.Type(value = JournalEntry.Published.class, name = "published"),
  @JsonSubTypes.Type(value = JournalEntry.Done.class, name = "done")
})
sealed interface JournalEntry {

  /** What is kept of a topic's publishes when the file is written anew. */
  record Topic(String topic, String lastSequence, List<Accepted> recent) implements JournalEntry {}

  /** A topic has accepted a publish, and these queues are to have it. */
  record Published(String topic, Set<String> queues, Publication publication)
      implements JournalEntry {}

  /** The consumer of a queue is finished with a publish. */
  record Done(String queue, String messageId) implements JournalEntry {}
}
