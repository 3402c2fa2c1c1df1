package io.roomcast.timeline;

import io.roomcast.events.Content;
import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import java.time.Instant;
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
    return events(room, upTo).stream()
        .filter(stored -> stored.event().seq().isAfter(after))
        .limit(most)
        .filter(this::isKept)
        .map(StoredEvent::event)
        .toList();
  }

  @Override
  public List<Event> latest(String room, Sequence upTo, int most) {
    return events(room, upTo).reversed().stream()
        .limit(most)
        .takeWhile(this::isKept)
        .map(StoredEvent::event)
        .toList();
  }

  private List<StoredEvent> events(String room, Sequence upTo) {
    return table.range(Keys.events(room), "", upTo.text(), StoredEvent.class);
  }

  private boolean isKept(StoredEvent stored) {
    return stored.expiresAt() == null || stored.expiresAt().isAfter(clock.instant());
  }

  /** The messages at these places that have not expired, without their {@code prev}. */
  static List<Event> messages(
      InMemoryTable table, String room, List<Sequence> places, Instant now) {
    return places.stream()
        .flatMap(seq -> Stream.ofNullable(table.get(Keys.event(room, seq), StoredEvent.class)))
        .filter(stored -> stored.expiresAt() == null || stored.expiresAt().isAfter(now))
        .map(StoredEvent::event)
        .filter(event -> event.content() instanceof Content.Message)
        .map(event -> new Event(event.seq(), null, event.content()))
        .toList();
  }
}
