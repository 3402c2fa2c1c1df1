package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.aws.Item;
import io.roomcast.aws.Table;
import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.ConflictingClient;
import io.roomcast.table.Keys;
import io.roomcast.table.LocalDynamoDb;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamoDbMessageLogTest extends MessageLogContract {

  private final Table table = LocalDynamoDb.newTable();
  private final MessageLog log = new DynamoDbMessageLog(table, QueueMessages.CODEC);

  @Test
  void an_entry_that_is_in_a_transaction_just_then_is_mended_all_the_same() {
    log.append(
        "r",
        LogHead.NONE,
        new LogHead(seq(1), null),
        List.of(entry(new Content.Unreadable())),
        List.of());

    new DynamoDbMessageLog(ConflictingClient.of(table), QueueMessages.CODEC)
        .mend("r", seq(1), said(1), List.of());

    assertThat(log.find("r", List.of(seq(1)))).containsValue(entry(said(1)));
  }

  @Test
  void what_came_into_its_place_later_is_marked_until_its_room_has_been_told() {
    log.append(
        "r",
        LogHead.NONE,
        new LogHead(seq(3), null),
        List.of(entry(new Content.Unreadable()), new Entry(seq(3), seq(1), said(3), null)),
        List.of());

    log.mend("r", seq(1), said(1), List.of());
    Entry between = new Entry(seq(2), seq(1), said(2), null);
    log.insert("r", between, log.next("r", seq(2)).orElseThrow(), List.of());

    assertThat(List.of(isMarked(1), isMarked(2), isMarked(3))).containsExactly(true, true, false);
  }

  private boolean isMarked(int n) {
    return table
        .getAll(List.of(Item.key(Keys.event("r", seq(n)))))
        .getFirst()
        .containsKey(Keys.REPAIRED);
  }

  private static Entry entry(Content content) {
    return new Entry(seq(1), Sequence.NONE, content, null);
  }

  @Override
  MessageLog log() {
    return log;
  }
}
