package io.roomcast.timeline;

import io.roomcast.counters.Counting;
import io.roomcast.events.Event;
import io.roomcast.table.Heads;
import io.roomcast.table.InMemoryHeads;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.Room;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredRoom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class InMemoryStandingsTest extends StandingsContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  Standings standings() {
    return new InMemoryStandings(table, () -> NOW);
  }

  @Override
  Heads heads() {
    return new InMemoryHeads(table);
  }

  @Override
  void make(String room, Room settings, int members) {
    table.put(Keys.room(room), new StoredRoom(settings, members, 1, "", NOW));
  }

  @Override
  void counted(String room, int messages) {
    Counting.put(table, room, messages, Messages.seq(1));
  }

  @Override
  void put(String room, Event event, @Nullable Instant expiresAt) {
    table.put(Keys.event(room, event.seq()), new StoredEvent(event, expiresAt));
  }
}
