package io.roomcast.operator;

import static io.roomcast.aws.Item.key;

import io.roomcast.aws.Table;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import io.roomcast.publishing.Envelope;
import io.roomcast.publishing.EventPublisher;
import io.roomcast.publishing.Publication;
import io.roomcast.publishing.SnsEventPublisher;
import io.roomcast.table.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Sees to it that a redriven event is in its place in the log, and that its room is told with a
 * {@code repaired} event, before its letter is thrown away: of the event, or, where it is a change,
 * of the message that it changed. History marks what came into its place later; the mark goes when
 * the room was told, so a redrive that was interrupted in between tells it when it is run again,
 * and an event that the log has had all along is not told of.
 */
final class Repairs {

  private static final String HISTORY = "History";
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final RoomReader reader;
  private final Table table;
  private final EventPublisher publisher;
  private final Codec codec;

  Repairs(Stack stack, Codec codec) {
    this.table = stack.table();
    this.reader = new RoomReader(table);
    this.publisher = new SnsEventPublisher(stack.sns(), stack.topicArn(), stack.epoch(), codec);
    this.codec = codec;
  }

  /** Whether a consumer's letters have to be awaited: only history keeps events. */
  static boolean areOf(Consumer consumer) {
    return consumer.isCalled(HISTORY);
  }

  /**
   * Waits until the log has the event of a letter that was sent, and tells its room if it came into
   * its place later; false if the log has it not by then. Whether it will come so is not known
   * before: what is ahead of it in history's queue may take the log past it.
   */
  boolean tell(Letter letter, Instant deadline) {
    String room = letter.room();
    Sequence seq = letter.seq().orElseThrow();
    Optional<LogEntry> entry = readable(room, seq);
    while (entry.isEmpty()) {
      if (Instant.now().isAfter(deadline)) return false;
      pause();
      entry = readable(room, seq);
    }
    if (entry.get().repaired()) {
      publisher.publish(
          new Publication(
              room,
              "repaired:" + room + ":" + seq,
              new Content.Repaired(toBeReadAgain(entry.get())),
              correlation(letter)));
      unmark(room, seq);
    }
    return true;
  }

  /** Of a change the message that it changed: clients page back, and that shows no changes. */
  private Sequence toBeReadAgain(LogEntry entry) {
    return codec.content(entry.content()) instanceof Decoded.Valid<Content>(Content content)
            && content instanceof Content.Change change
        ? change.target()
        : entry.seq();
  }

  private Optional<LogEntry> readable(String room, Sequence seq) {
    return reader.find(room, seq).filter(entry -> isReadable(entry.content()));
  }

  private boolean isReadable(String json) {
    return codec.content(json) instanceof Decoded.Valid<Content>(Content content)
        && !(content instanceof Content.Unreadable);
  }

  /**
   * What the event's own lines have. SNS refuses an empty value: <a
   * href="https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html">message
   * attributes</a>.
   */
  private static String correlation(Letter letter) {
    return letter
        .envelope()
        .map(Envelope::correlation)
        .filter(correlation -> !correlation.isBlank())
        .orElse("redrive");
  }

  private void unmark(String room, Sequence seq) {
    try {
      table.write(
          client ->
              client.updateItem(
                  request ->
                      request
                          .tableName(table.name())
                          .key(key(Keys.event(room, seq)))
                          .updateExpression("REMOVE #repaired")
                          .conditionExpression("attribute_exists(pk)")
                          .expressionAttributeNames(Map.of("#repaired", Keys.REPAIRED))));
    } catch (ConditionalCheckFailedException expired) {
      // It is gone by now, and its mark with it.
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotLook(
          "Interrupted: run it again; what was sent has no effect then.", interrupted);
    }
  }
}
