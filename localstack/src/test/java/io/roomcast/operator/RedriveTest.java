package io.roomcast.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.roomcast.events.Codec;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** What stays, and comes again while a redrive goes on. */
class RedriveTest {

  private static final Codec CODEC = new Codec();

  @Test
  void it_goes_on_while_new_letters_come_between_those_that_come_again() {
    Redrive redrive = overLetters("a", "a", "b", "a", "c");

    redrive.run();

    assertThat(redrive.kept()).extracting(Letter::id).containsExactly("a", "b", "c");
    assertThat(redrive.isCut()).isFalse();
  }

  @Test
  void it_ends_where_one_comes_again_and_no_new_one_came_in_between() {
    Redrive redrive = overLetters("a", "a", "a", "b");

    redrive.run();

    assertThat(redrive.kept()).extracting(Letter::id).containsExactly("a");
    assertThat(redrive.isCut()).isTrue();
    assertThat(redrive.unseen(2)).isEqualTo(1);
  }

  /** Over a queue that hands out these letters, one at a time, none of which can be read. */
  private static Redrive overLetters(String... ids) {
    StackQueue queue = new StackQueue("HistoryDeadLetterQueue", "url");
    Consumer history = new Consumer("History", queue, queue, queue);
    Stack stack =
        TestStacks.ofQueues(new Handing(List.of(ids)), List.of(history), QueueAges.UNKNOWN);
    return new Redrive(
        stack,
        history,
        queue,
        CODEC,
        new Repairs(stack, CODEC),
        Duration.ZERO,
        new Progress(new PrintWriter(Writer.nullWriter()), false, 0));
  }

  /** An SQS with a queue from which letters come in an order. */
  private static final class Handing implements SqsClient {

    private final Queue<String> ids;

    Handing(List<String> ids) {
      this.ids = new ArrayDeque<>(ids);
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
      String id = ids.poll();
      if (id == null) return ReceiveMessageResponse.builder().build();
      Message letter =
          Message.builder().messageId(id).receiptHandle(id).body("no envelope").build();
      return ReceiveMessageResponse.builder().messages(letter).build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
        ChangeMessageVisibilityBatchRequest request) {
      return ChangeMessageVisibilityBatchResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
