package io.roomcast.interleaving;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.Connection;
import io.roomcast.table.Head;
import io.roomcast.table.Heads;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Short words for what goes in and out of ports, so that a trace can be read. */
final class Words {

  /** Records of which the kind says enough. */
  private static final Set<String> LONG = Set.of("Entry", "Change", "Situation");

  private Words() {}

  static String list(Collection<?> values) {
    return values.stream()
        .filter(value -> !(value instanceof Instant))
        .map(Words::of)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "done";
      case Sequence seq -> Integer.toString(number(seq));
      case Event event -> of(event.seq()) + link(event);
      case Connection connection -> connection.id();
      case Head head -> "head " + of(head.head()) + " version " + head.version();
      case Heads.Moved moved -> (moved.moved() ? "was " : "stays ") + of(moved.before());
      case Optional<?> optional -> optional.map(Words::of).orElse("none");
      case Collection<?> several -> list(several);
      case String frame when frame.startsWith("{") -> list(Frames.events(frame));
      case Record item when LONG.contains(item.getClass().getSimpleName()) ->
          item.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      default -> Objects.toString(value);
    };
  }

  private static String link(Event event) {
    return event.prev() == null ? "" : "<" + of(event.prev());
  }

  /** The number that SNS gave; 0 before all. */
  static int number(Sequence seq) {
    return seq.equals(Sequence.NONE) ? 0 : Integer.parseInt(seq.text().substring(4));
  }

  static Sequence seq(int number) {
    return number == 0 ? Sequence.NONE : QueueMessages.seq(number);
  }
}
