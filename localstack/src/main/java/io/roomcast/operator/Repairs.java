package io.roomcast.operator;

import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Decoded;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.util.Optional;

/** Sees to it that a redriven event is in its place in the log before its letter is thrown away. */
final class Repairs {

  private static final String HISTORY = "History";
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int LOOKS = 300;

  private final RoomReader reader;
  private final Codec codec;

  Repairs(Stack stack, Codec codec) {
    this.reader = new RoomReader(stack.table());
    this.codec = codec;
  }

  /** What a letter will be to the log, as it is now. */
  Repair before(Consumer consumer, Letter letter) {
    if (!consumer.isCalled(HISTORY)) return new Repair(letter, false);
    Sequence seq = letter.seq().orElseThrow();
    boolean passed = !seq.isAfter(reader.state(letter.room()).logged());
    return new Repair(letter, passed && !isThere(letter.room(), seq));
  }

  private boolean isThere(String room, Sequence seq) {
    Optional<LogEntry> entry = reader.find(room, seq);
    return entry.isPresent()
        && codec.content(entry.get().content()) instanceof Decoded.Valid<Content>(Content content)
        && !(content instanceof Content.Unreadable);
  }

  /** Waits until the log has the event. */
  void tell(Repair repair) {
    Letter letter = repair.letter();
    Sequence seq = letter.seq().orElseThrow();
    for (int look = 0; !isThere(letter.room(), seq); look++) {
      if (look == LOOKS) {
        throw new CannotLook(
            "History has not taken the event %s of %s within a minute, so its letter stays: see what ./localstack/roomcast doctor says, and run it again."
                .formatted(seq, letter.room()));
      }
      pause();
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
