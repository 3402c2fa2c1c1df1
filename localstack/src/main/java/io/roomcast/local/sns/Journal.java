package io.roomcast.local.sns;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Where topics write down what they accept, before they answer. It remembers each topic's last
 * sequence number, the publishes of the deduplication interval, and which queue's consumer has yet
 * to finish which publish.
 */
public interface Journal extends AutoCloseable {

  /** Remembers nothing: for topics that live as long as the process. */
  Journal NONE = new NoJournal();

  /** What is known of a topic from before: its publishes in their order. */
  Recovered recover(String topicArn, Instant remembersSince);

  /** Writes a publish down, with the queues (ARNs) that are to have it. */
  void published(String topicArn, Publication publication, Set<String> queues);

  /** A queue is finished with a publish; unknown ones are ignored. */
  void done(String queueArn, String messageId);

  /** What waits for a queue's consumer, in the order of the publishes. */
  List<Publication> unfinished(String topicArn, String queueArn);

  /** Ends the writing. */
  @Override
  void close();

  /**
   * What a topic takes up again.
   *
   * @param lastSequence the last sequence number given; empty if none was
   * @param recent the publishes of the deduplication interval, oldest first
   */
  record Recovered(String lastSequence, List<Accepted> recent) {}

  /** A publish as the deduplication remembers it. */
  record Accepted(
      String group, String deduplicationId, String messageId, String sequence, Instant at) {

    static Accepted of(Publication publication) {
      return new Accepted(
          publication.group(),
          publication.deduplicationId(),
          publication.messageId(),
          publication.sequence(),
          publication.at());
    }
  }
}
