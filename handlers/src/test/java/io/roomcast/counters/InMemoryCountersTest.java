package io.roomcast.counters;

import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;

class InMemoryCountersTest extends CountersContract {

  private final InMemoryTable table = new InMemoryTable();
  private final Counters counters = new InMemoryCounters(table);

  @Override
  Counters counters() {
    return counters;
  }

  @Override
  int messages(String room) {
    var count = table.get(Keys.counters(room), InMemoryCounters.Count.class);
    return count == null ? 0 : count.messages();
  }
}
