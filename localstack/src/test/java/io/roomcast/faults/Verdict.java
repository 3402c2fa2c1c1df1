package io.roomcast.faults;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the checker found, a sentence each; {@code broken} is what log, head and counter say
 * otherwise than each other.
 */
record Verdict(
    List<String> lost,
    List<String> doubled,
    List<String> reordered,
    List<String> leaked,
    List<String> broken) {

  /** The same, and what else is broken. */
  Verdict and(List<String> more) {
    return new Verdict(
        lost, doubled, reordered, leaked, Stream.concat(more.stream(), broken.stream()).toList());
  }

  /** All of it. */
  List<String> all() {
    return Stream.of(lost, doubled, reordered, leaked, broken).flatMap(List::stream).toList();
  }
}
