package io.roomcast.ingest;

import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredLog;
import java.time.InstantSource;

/** {@link Messages} in memory. */
final class InMemoryMessages implements Messages {

  private final InMemoryTable table;
  private final InstantSource clock;

  InMemoryMessages(InMemoryTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Found find(String room, Sequence seq) {
    return table.call(
        all -> {
          if (all.get(Keys.event(room, seq)) instanceof StoredEvent there
              && there.event().content() instanceof Content.Message message) {
            return there.expiresAt() == null || there.expiresAt().isAfter(clock.instant())
                ? new Found.There(message)
                : new Found.Expired(message);
          }
          return all.get(Keys.log(room)) instanceof StoredLog log && !seq.isAfter(log.logged())
              ? new Found.NotThere()
              : new Found.NotYet();
        });
  }
}
