package io.roomcast.timeline;

import io.roomcast.events.Event;
import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredEvent;
import io.roomcast.table.StoredPin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class InMemoryPinsTest extends PinsContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  Pins pins() {
    return new InMemoryPins(table, CLOCK);
  }

  @Override
  void put(Event event, @Nullable Instant expiresAt) {
    table.put(Keys.event("r", event.seq()), new StoredEvent(event, expiresAt));
  }

  @Override
  void pointer(int pin, int target) {
    table.put(Keys.pin("r", Messages.seq(pin)), new StoredPin(Messages.seq(target), null));
  }
}
