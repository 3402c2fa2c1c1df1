package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.batch;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Sequence;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.table.InMemoryTable;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryAppendChangesTest extends AppendChangesContract {

  private final MessageLog log = new InMemoryMessageLog(new InMemoryTable());

  @Test
  void a_batch_without_changes_reads_no_entry() {
    InMemoryTable table = new InMemoryTable();
    MessageLog unread =
        new InMemoryMessageLog(table) {
          @Override
          public Map<Sequence, Entry> find(String room, Collection<Sequence> sequences) {
            throw new AssertionError("reads " + sequences);
          }
        };

    new Append(unread, (room, seq, body) -> {}, Duration.ZERO, () -> QueueMessages.SENT_AT)
        .consume(batch("r", 1, 2, 3));

    assertThat(Logs.links(Logs.entries(table, "r"))).containsExactly("1<0", "2<1", "3<2");
  }

  @Override
  MessageLog log() {
    return log;
  }
}
