package io.roomcast.faults;

import static io.roomcast.local.template.Account.arn;

import io.roomcast.integration.FreePorts;
import io.roomcast.local.sns.FileJournal;
import io.roomcast.local.sns.Journal;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.local.stack.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A stack whose topic can be replaced, as an operator does it: when nothing is on its way any more,
 * by one that numbers from below, under the next epoch.
 */
final class ReplaceableTopic extends LocalFaultStack {

  private static final int TRIES = 40;
  private static final int FIRST_EPOCH = 10;
  private static final Duration BELOW = Duration.ofDays(365);

  private final Path data;
  private final int port;
  private int epoch = FIRST_EPOCH;

  /** Keeps its data in this folder. */
  ReplaceableTopic(Path data) {
    this(data, FreePorts.two());
  }

  private ReplaceableTopic(Path data, int port) {
    super(LocalStack.options().data(data).port(port));
    this.data = data;
    this.port = port;
  }

  /** Clients find what comes after it where they found the stack before. */
  void replaceTopic() {
    String topic = stack().topicArn();
    stack().close();
    while (!isDrained(topic)) {
      try (LocalStack again = start(options().port(0))) {
        handOver(again);
      }
    }
    epoch++;
    forgetTheTopic();
    becomes(start(options().port(port)));
  }

  /** Lets it hand over what was not finished, and its consumers work as long as they need. */
  private static void handOver(LocalStack again) {
    for (int i = 0; i < TRIES; i++) {
      Calls.rest(500);
      if (Letters.allHandled(again.sqs())) return;
    }
  }

  private Options options() {
    int replaced = epoch - FIRST_EPOCH;
    return LocalStack.options()
        .data(data)
        .set("epoch", Integer.toString(epoch))
        .topicClock(() -> Instant.now().minus(BELOW.multipliedBy(replaced)));
  }

  /** What was in work when the stack ended is nobody's any more. */
  @Override
  boolean isQuiet(String room) {
    return Letters.allHandled(stack().sqs());
  }

  /** Whether every consumer is finished with all that the topic took. */
  private boolean isDrained(String topic) {
    try (Journal journal = FileJournal.open(topics())) {
      return Calls.CONSUMERS.stream()
          .map(stack()::queueUrl)
          .map(url -> arn("sqs", url.substring(url.lastIndexOf('/') + 1)))
          .allMatch(queue -> journal.unfinished(topic, queue).isEmpty());
    }
  }

  private void forgetTheTopic() {
    try {
      Files.move(topics(), data.resolve("topics-before-" + epoch));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path topics() {
    return data.resolve("topics");
  }
}
