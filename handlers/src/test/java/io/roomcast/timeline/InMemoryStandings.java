package io.roomcast.timeline;

import io.roomcast.counters.Counting;
import io.roomcast.events.Content;
import io.roomcast.events.ListedRoom;
import io.roomcast.events.Sequence;
import io.roomcast.table.Head;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredRoom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@link Standings} in memory. */
final class InMemoryStandings implements Standings {

  private static final int EVENTS = 1_000;

  private final InMemoryTable table;
  private final InstantSource clock;

  InMemoryStandings(InMemoryTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Map<String, Standing> read(Collection<String> rooms) {
    return rooms.stream().collect(Collectors.toMap(room -> room, this::read));
  }

  private Standing read(String room) {
    StoredRoom made = table.get(Keys.room(room), StoredRoom.class);
    Head head = table.get(Keys.head(room), Head.class);
    return new Standing(
        Optional.ofNullable(made).map(StoredRoom::room),
        made == null ? 0 : made.members(),
        head == null ? Sequence.NONE : head.head(),
        Counting.counted(table, room));
  }

  @Override
  public int unread(String room, Sequence after, String userId) {
    long count =
        table.range(Keys.events(room), after.text() + "!", "~", StoredEvent.class).stream()
            .limit(EVENTS)
            .filter(stored -> isUnread(stored, userId))
            .count();
    return (int) Math.min(count, ListedRoom.MOST_UNREAD);
  }

  private boolean isUnread(StoredEvent stored, String userId) {
    return stored.event().content() instanceof Content.Message message
        && message.deleted() == null
        && !message.from().id().equals(userId)
        && (stored.expiresAt() == null || stored.expiresAt().isAfter(clock.instant()));
  }
}
