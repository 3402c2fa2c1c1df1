package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class InMemoryRoomLogTest extends RoomLogContract {

  private final InMemoryTable table = new InMemoryTable();
  private final RoomLog log = new InMemoryRoomLog(table, CLOCK);

  @Override
  RoomLog log() {
    return log;
  }

  @Override
  void logged(String room, Sequence logged) {
    table.put(Keys.log(room), new StoredLog(logged, null));
  }

  @Override
  void put(String room, Event event, @Nullable Instant expiresAt) {
    table.put(Keys.event(room, event.seq()), new StoredEvent(event, expiresAt));
  }
}
