package io.roomcast.history;

import io.roomcast.table.InMemoryTable;

class InMemoryMessageLogTest extends MessageLogContract {

  private final MessageLog log = new InMemoryMessageLog(new InMemoryTable());

  @Override
  MessageLog log() {
    return log;
  }
}
