package io.roomcast.sqs;

import static io.roomcast.sqs.QueueMessages.event;
import static io.roomcast.sqs.QueueMessages.message;
import static io.roomcast.sqs.QueueMessages.raw;
import static io.roomcast.sqs.QueueMessages.said;
import static io.roomcast.sqs.QueueMessages.seq;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.tests.EventLoader;
import io.roomcast.events.Body;
import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchLoopTest {

  private final Map<String, Duration> comesBack = new HashMap<>();
  private final CountedMetrics metrics = new CountedMetrics();
  private final Map<String, RoomBatch> consumed = new ConcurrentHashMap<>();
  private final BatchLoop loop =
      new BatchLoop(
          "stage",
          QueueMessages.CODEC,
          comesBack::putAll,
          metrics,
          () -> QueueMessages.SENT_AT,
          new Random(1));

  @Test
  void the_event_that_lambda_sends_is_read() {
    SQSEvent event = EventLoader.loadSQSEvent("sqs-fifo-event.json");

    assertThat(handle(event)).isEmpty();

    RoomBatch batch = Objects.requireNonNull(consumed.get("general"));
    Delivery delivery = batch.deliveries().getFirst();
    assertThat(delivery.seq()).isEqualTo(new Sequence("102010000000000000003000"));
    assertThat(delivery.correlation()).isEqualTo("Kf3xJGk1oAMFbSw=");
    assertThat(delivery.receives()).isEqualTo(3);
    assertThat(delivery.sentAt()).isEqualTo(Instant.parse("2026-01-31T12:00:00.050Z"));
    assertThat(delivery.content())
        .isInstanceOfSatisfying(
            Content.Message.class,
            message -> assertThat(message.body()).isEqualTo(Body.of("hello")));
    assertThat(delivery.body()).isEqualTo(event.getRecords().getFirst().getBody());
    assertThat(batch.deadline()).isEqualTo(QueueMessages.SENT_AT.plusSeconds(30));
  }

  @Test
  void a_room_gets_its_deliveries_in_the_queues_order_and_no_other_rooms() {
    handle(event(message("a", 1), message("b", 2), message("a", 3)));

    assertThat(sequences("a")).containsExactly(seq(1), seq(3));
    assertThat(sequences("b")).containsExactly(seq(2));
  }

  @Test
  void the_event_that_keeps_the_function_active_does_nothing() {
    assertThat(handle(new SQSEvent())).isEmpty();
    assertThat(consumed).isEmpty();
  }

  @Test
  void a_room_that_fails_reports_all_its_items_and_no_other_rooms() {
    assertThat(
            handle(
                event(message("bad", 1), message("good", 2), message("bad", 3)),
                failing("bad", new IllegalStateException("no table"))))
        .containsExactly("message-1", "message-3");
    assertThat(sequences("good")).containsExactly(seq(2));
  }

  @Test
  void an_error_loses_nothing_either() {
    assertThat(handle(event(message("bad", 1)), failing("bad", new StackOverflowError())))
        .containsExactly("message-1");
  }

  @Test
  void failed_items_of_a_room_come_back_together_by_the_receives_of_the_first() {
    handle(
        event(
            message("bad", 1, "{}", 1000), message("bad", 2, "{}", 1), message("good", 3, "{}", 1)),
        failing("bad", new IllegalStateException("no table")));

    assertThat(comesBack).containsOnlyKeys("handle-1", "handle-2");
    assertThat(comesBack.get("handle-1"))
        .isEqualTo(comesBack.get("handle-2"))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    assertThat(metrics.of("FailedItems")).isEqualTo(2);
  }

  @Test
  void nothing_comes_back_when_nothing_failed() {
    handle(event(message("good", 1)));

    assertThat(comesBack).isEmpty();
    assertThat(metrics.of("FailedItems")).isZero();
  }

  @Test
  void an_item_that_is_no_envelope_fails_with_all_later_ones_of_its_room() {
    assertThat(
            handle(
                event(
                    message("a", 1),
                    raw("a", "2", "no envelope", 1),
                    message("a", 3),
                    message("b", 4))))
        .containsExactly("message-2", "message-3");
    assertThat(sequences("a")).containsExactly(seq(1));
    assertThat(sequences("b")).containsExactly(seq(4));
    assertThat(metrics.of("UnplacedItems")).isEqualTo(1);
  }

  @Test
  void a_consumer_that_fails_before_an_item_that_is_no_envelope_gets_all_again() {
    assertThat(
            handle(
                event(message("a", 1), raw("a", "2", "no envelope", 1)),
                failing("a", new IllegalStateException("no table"))))
        .containsExactly("message-1", "message-2");
  }

  @Test
  void a_payload_that_cannot_be_read_keeps_its_place() {
    handle(event(message("a", 1, "{\"type\":\"of the future\"}", 1), message("a", 2)));

    assertThat(consumed.get("a"))
        .isNotNull()
        .satisfies(
            batch ->
                assertThat(batch.deliveries())
                    .extracting(Delivery::content)
                    .containsExactly(new Content.Unreadable(), said(2)));
    assertThat(metrics.of("Unreadable")).isEqualTo(1);
  }

  @Test
  void rooms_do_not_wait_for_one_another() {
    CountDownLatch both = new CountDownLatch(2);

    assertThat(
            handle(
                event(message("a", 1), message("b", 2)),
                batch -> {
                  both.countDown();
                  if (!await(both)) {
                    throw new IllegalStateException("alone");
                  }
                }))
        .isEmpty();
  }

  @Test
  void a_batch_in_order_has_each_sequence_once() {
    RoomBatch batch = QueueMessages.batch("a", 3, 1, 3, 2);

    assertThat(batch.inOrder()).extracting(Delivery::seq).containsExactly(seq(1), seq(2), seq(3));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  private List<Sequence> sequences(String room) {
    RoomBatch batch = consumed.get(room);
    return batch == null ? List.of() : batch.deliveries().stream().map(Delivery::seq).toList();
  }

  private RoomConsumer failing(String room, Throwable failure) {
    return batch -> {
      if (batch.room().equals(room)) {
        throw sneaky(failure);
      }
      consumed.put(batch.room(), batch);
    };
  }

  private static RuntimeException sneaky(Throwable failure) {
    switch (failure) {
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      default -> throw new IllegalArgumentException(failure);
    }
  }

  private List<String> handle(SQSEvent event) {
    return handle(event, batch -> consumed.put(batch.room(), batch));
  }

  private List<String> handle(SQSEvent event, RoomConsumer consumer) {
    return loop.handle(event, InvocationContext.fresh(), consumer).getBatchItemFailures().stream()
        .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .toList();
  }
}
