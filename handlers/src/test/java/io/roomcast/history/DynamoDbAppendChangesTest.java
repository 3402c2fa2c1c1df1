package io.roomcast.history;

import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.LocalDynamoDb;

class DynamoDbAppendChangesTest extends AppendChangesContract {

  private final MessageLog log =
      new DynamoDbMessageLog(LocalDynamoDb.newTable(), QueueMessages.CODEC);

  @Override
  MessageLog log() {
    return log;
  }
}
