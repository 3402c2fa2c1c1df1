package io.roomcast.ingest;

import io.roomcast.events.Event;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class InMemoryMessagesTest extends MessagesContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Messages messages = new InMemoryMessages(table, CLOCK);

  @Override
  Messages messages() {
    return messages;
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
