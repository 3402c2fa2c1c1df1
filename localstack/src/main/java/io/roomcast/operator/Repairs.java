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
 * {@code repaired} event, before its letter is thrown away. History marks what came into its place
 * later; the mark goes when the room was told, so a redrive that was interrupted in between tells
 * it when it is run again, and an event that the log has had all along is not told of.
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

  /** What a letter will be to the log, as it is now. */
  Repair before(Consumer consumer, Letter letter) {
    if (!consumer.isCalled(HISTORY)) return new Repair(letter, false);
    Sequence seq = letter.seq().orElseThrow();
    boolean passed = !seq.isAfter(reader.state(letter.room()).logged());
    boolean untold = !isThere(letter.room(), seq) || isMarked(letter.room(), seq);
    return new Repair(letter, passed && untold);
  }

  private boolean isThere(String room, Sequence seq) {
    Optional<LogEntry> entry = reader.find(room, seq);
    return entry.isPresent()
        && codec.content(entry.get().content()) instanceof Decoded.Valid<Content>(Content content)
        && !(content instanceof Content.Unreadable);
  }

  private boolean isMarked(String room, Sequence seq) {
    return reader.find(room, seq).filter(LogEntry::repaired).isPresent();
  }

  /** Waits until the log has the event, and tells its room; false if the log has not by then. */
  boolean tell(Repair repair, Instant deadline) {
    Letter letter = repair.letter();
    Sequence seq = letter.seq().orElseThrow();
    while (!isThere(letter.room(), seq)) {
      if (Instant.now().isAfter(deadline)) return false;
      pause();
    }
    publisher.publish(
        new Publication(
            letter.room(),
            "repaired:" + letter.room() + ":" + seq,
            new Content.Repaired(seq),
            letter.envelope().map(Envelope::correlation).orElse("")));
    unmark(letter.room(), seq);
    return true;
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
