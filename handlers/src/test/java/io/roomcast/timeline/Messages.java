package io.roomcast.timeline;

import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Events and sequences to test with. */
final class Messages {

  private Messages() {}

  /** The sequence of a small number; 0 is none. */
  static Sequence seq(int number) {
    return number == 0 ? Sequence.NONE : Sequence.of(10, Integer.toString(number));
  }

  /** Sequences of small numbers. */
  static List<Sequence> seqs(int... numbers) {
    return Arrays.stream(numbers).mapToObj(Messages::seq).toList();
  }

  /** A message that says its own number. */
  static Event message(int number, int prev) {
    return message(number, prev, "m" + number);
  }

  /** A message of that text. */
  static Event message(int number, int prev, String text) {
    return new Event(
        seq(number),
        seq(prev),
        new Content.Message(
            new User("bob", "Bob"),
            Instant.parse("2026-01-31T12:00:00Z"),
            "AAAAAAAAAAAAAAAAAAAAAA",
            "c" + number,
            Body.of(text),
            null));
  }
}
