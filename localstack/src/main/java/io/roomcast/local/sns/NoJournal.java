package io.roomcast.local.sns;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Writes nothing down. */
final class NoJournal implements Journal {

  @Override
  public Recovered recover(String topicArn, Instant remembersSince) {
    return new Recovered("", List.of());
  }

  @Override
  public void published(String topicArn, Publication publication, Set<String> queues) {}

  @Override
  public void done(String queueArn, String messageId) {}

  @Override
  public List<Publication> unfinished(String topicArn, String queueArn) {
    return List.of();
  }

  @Override
  public void close() {}
}
