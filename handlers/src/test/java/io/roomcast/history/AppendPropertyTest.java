package io.roomcast.history;

import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.sqs.Delivery;
import io.roomcast.sqs.QueueMessages;
import io.roomcast.sqs.RoomBatch;
import io.roomcast.table.InMemoryTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random batches, cut again at each redelivery, some events held back and redriven long after, with
 * invocations that run while another one is between any two of its calls.
 */
class AppendPropertyTest {

  private static final int BATCH = 10;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_chain_is_whole_and_nothing_is_there_twice(long seed) {
    Run run = new Run(new Random(seed));
    run.deliverAll();
    run.redriveWhatWasHeldBack();

    List<Entry> entries = Logs.entries(run.table, "r");
    assertThat(Logs.links(entries))
        .isEqualTo(IntStream.rangeClosed(1, run.events).mapToObj(i -> i + "<" + (i - 1)).toList());
    assertThat(entries)
        .extracting(Entry::content)
        .isEqualTo(IntStream.rangeClosed(1, run.events).mapToObj(i -> said(i)).toList());
    assertThat(new InMemoryMessageLog(run.table).read("r").logged()).isEqualTo(seq(run.events));
  }

  /** One room's life. */
  private static final class Run {

    private final Random random;
    private final InMemoryTable table = new InMemoryTable();
    private final int events;
    private final List<Long> heldBack;
    private int reached;
    private int depth;

    Run(Random random) {
      this.random = random;
      this.events = 2 + random.nextInt(40);
      this.heldBack =
          new ArrayList<>(
              LongStream.range(1, events).filter(event -> random.nextInt(8) == 0).boxed().toList());
    }

    void deliverAll() {
      while (reached < events) {
        int from = Math.max(0, reached - random.nextInt(4));
        int to = Math.min(events, from + 1 + random.nextInt(BATCH));
        consume(LongStream.rangeClosed(from + 1, to).filter(n -> !heldBack.contains(n)));
        reached = Math.max(reached, to);
      }
    }

    void redriveWhatWasHeldBack() {
      while (!heldBack.isEmpty()) {
        long event = heldBack.remove(random.nextInt(heldBack.size()));
        consume(LongStream.of(event));
      }
    }

    private void consume(LongStream numbers) {
      List<Delivery> deliveries = numbers.mapToObj(QueueMessages::delivery).toList();
      if (deliveries.isEmpty()) {
        return;
      }
      MessageLog log = new InterruptedLog(new InMemoryMessageLog(table), this::maybeAnother);
      Append append =
          new Append(log, (room, seq, body) -> {}, Duration.ZERO, () -> QueueMessages.SENT_AT);
      RoomBatch batch = QueueMessages.batch("r", deliveries);
      try {
        append.consume(batch);
      } catch (IllegalStateException overtaken) {
        append.consume(batch);
      }
    }

    /** An older invocation that was thought dead goes on. */
    private void maybeAnother() {
      if (depth < 2 && random.nextInt(6) == 0) {
        depth++;
        int from = Math.max(0, reached - random.nextInt(BATCH));
        int to = Math.min(events, from + 1 + random.nextInt(BATCH));
        consume(LongStream.rangeClosed(from + 1, to).filter(n -> !heldBack.contains(n)));
        depth--;
      }
    }
  }
}
