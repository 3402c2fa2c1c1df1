package io.roomcast.counters;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.number;

import io.roomcast.aws.Table;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;

class DynamoDbCountersTest extends CountersContract {

  private final Table table = LocalDynamoDb.newTable();
  private final Counters counters = new DynamoDbCounters(table);

  @Override
  Counters counters() {
    return counters;
  }

  @Override
  int messages(String room) {
    return (int)
        number(
            table
                .client()
                .getItem(get -> get.tableName(table.name()).key(key(Keys.counters(room))))
                .item(),
            "messageCount",
            0);
  }
}
