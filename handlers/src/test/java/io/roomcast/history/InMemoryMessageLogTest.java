package io.roomcast.history;

import io.roomcast.table.InMemoryTable;
import io.roomcast.table.Keys;
import io.roomcast.table.StoredLog;

class InMemoryMessageLogTest extends MessageLogContract {

  private final InMemoryTable table = new InMemoryTable();
  private final MessageLog log = new InMemoryMessageLog(table);

  @Override
  void close(String room) {
    table.put(
        Keys.log(room),
        new StoredLog(log.read(room).logged(), log.read(room).lastExpiresAt(), true));
  }

  @Override
  MessageLog log() {
    return log;
  }
}
