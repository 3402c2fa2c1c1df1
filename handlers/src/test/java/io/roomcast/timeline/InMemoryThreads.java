package io.roomcast.timeline;

import io.roomcast.aws.Key;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link Threads} in memory. */
record InMemoryThreads(InMemoryTable table, InstantSource clock) implements Threads {

  @Override
  public Page page(String room, Sequence target, @Nullable Sequence after, int most) {
    String thread = target.text() + "#";
    List<Sequence> places =
        Stream.concat(
                after == null ? Stream.of(target) : Stream.empty(),
                table.places(Keys.replies(room)).stream()
                    .filter(place -> place.startsWith(thread))
                    .map(place -> Keys.replySeq(new Key("", place)))
                    .filter(seq -> after == null || seq.isAfter(after)))
            .toList();
    List<Sequence> shown = places.subList(0, Math.min(most, places.size()));
    return new Page(
        InMemoryRoomLog.messages(table, room, shown, clock.instant()),
        places.size() > most ? shown.getLast() : null);
  }
}
