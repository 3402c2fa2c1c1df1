package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** {@link RoomLog} in memory. */
final class InMemoryRoomLog implements RoomLog {

  private final InMemoryTable table;
  private final InstantSource clock;

  InMemoryRoomLog(InMemoryTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Sequence logged(String room) {
    StoredLog log = table.get(Keys.log(room), StoredLog.class);
    return log == null ? Sequence.NONE : log.logged();
  }

  @Override
  public List<Event> after(String room, Sequence after, Sequence upTo, int most) {
    return events(room, upTo).filter(event -> event.seq().isAfter(after)).limit(most).toList();
  }

  @Override
  public List<Event> latest(String room, Sequence upTo, int most) {
    return events(room, upTo).toList().reversed().stream().limit(most).toList();
  }

  private Stream<Event> events(String room, Sequence upTo) {
    return table.range(Keys.events(room), "", upTo.text(), StoredEvent.class).stream()
        .filter(stored -> stored.expiresAt() == null || stored.expiresAt().isAfter(clock.instant()))
        .map(StoredEvent::event);
  }
}
