package io.roomcast.counters;

import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.util.Optional;

/** {@link Counters} in memory. */
final class InMemoryCounters implements Counters {

  /** The COUNTERS item. */
  record Count(int messages, Sequence counted) {}

  private final InMemoryTable table;

  InMemoryCounters(InMemoryTable table) {
    this.table = table;
  }

  @Override
  public Optional<Sequence> add(String room, int messages, Sequence first, Sequence last) {
    return table.call(
        all -> {
          Count count =
              all.get(Keys.counters(room)) instanceof Count there
                  ? there
                  : new Count(0, Sequence.NONE);
          if (!first.isAfter(count.counted())) {
            return Optional.of(count.counted());
          }
          all.put(Keys.counters(room), new Count(count.messages() + messages, last));
          return Optional.empty();
        });
  }
}
