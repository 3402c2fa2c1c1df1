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
import java.util.List;
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
  public Unread unread(String room, Sequence after, String userId) {
    List<Content.Message> unread =
        table.range(Keys.events(room), after.text() + "!", "~", StoredEvent.class).stream()
            .limit(EVENTS)
            .filter(stored -> isUnread(stored, userId))
            .limit(ListedRoom.MOST_UNREAD)
            .map(stored -> (Content.Message) stored.event().content())
            .toList();
    long mentions = unread.stream().filter(message -> mentions(message, userId)).count();
    return new Unread(unread.size(), (int) mentions);
  }

  private static boolean mentions(Content.Message message, String userId) {
    List<String> mentioned = message.mentions();
    return mentioned != null && mentioned.contains(userId);
  }

  private boolean isUnread(StoredEvent stored, String userId) {
    return stored.event().content() instanceof Content.Message message
        && message.deleted() == null
        && !message.from().id().equals(userId)
        && (stored.expiresAt() == null || stored.expiresAt().isAfter(clock.instant()));
  }
}
