package io.roomcast.timeline;

import io.roomcast.events.Content;
import io.roomcast.events.Pinned;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredPin;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Pins} in memory. */
record InMemoryPins(InMemoryTable table, InstantSource clock) implements Pins {

  @Override
  public Page page(String room, @Nullable Sequence before, int most) {
    List<Sequence> found =
        table.places(Keys.pins(room)).reversed().stream()
            .map(Sequence::new)
            .filter(pin -> before == null || before.isAfter(pin))
            .toList();
    List<Sequence> shown = found.subList(0, Math.min(most, found.size()));
    List<Sequence> targets =
        shown.stream()
            .map(pin -> Objects.requireNonNull(table.get(Keys.pin(room, pin), StoredPin.class)))
            .map(StoredPin::target)
            .toList();
    return new Page(
        InMemoryRoomLog.messages(table, room, targets, clock.instant()).stream()
            .filter(
                event -> {
                  Pinned pinned = ((Content.Message) event.content()).pinned();
                  return pinned != null && shown.contains(pinned.seq());
                })
            .toList(),
        found.size() > most ? shown.getLast() : null);
  }
}
