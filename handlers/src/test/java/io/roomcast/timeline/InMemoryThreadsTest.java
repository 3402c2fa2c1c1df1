package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredReply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class InMemoryThreadsTest extends ThreadsContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  Threads threads() {
    return new InMemoryThreads(table, CLOCK);
  }

  @Override
  void put(Event event, @Nullable Instant expiresAt) {
    table.put(Keys.event("r", event.seq()), new StoredEvent(event, expiresAt));
  }

  @Override
  void answers(int number, int target) {
    table.put(Keys.reply("r", Messages.seq(target), Messages.seq(number)), new StoredReply(null));
  }
}
