package io.roomcast.sqs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.roomcast.aws.Clients;
import io.roomcast.aws.Meter;
import io.roomcast.events.Codec;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * One invocation of a consumer of a FIFO queue. Rooms run at the same time and know nothing of each
 * other. Where a room fails, its failed item and all later ones are reported and come back after a
 * pause, so that the queue keeps the room's order; nothing is let go that was not consumed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Partial
 *     batch responses</a>
 */
public final class BatchLoop {

  private final Codec codec;
  private final Visibility visibility;
  private final Meter meter;
  private final InstantSource clock;
  private final Backoff backoff;
  private final RoomLog log;

  /** Of the stage named, with the effects given. */
  public BatchLoop(
      String stage,
      Codec codec,
      Visibility visibility,
      Meter meter,
      InstantSource clock,
      RandomGenerator random) {
    this.codec = codec;
    this.visibility = visibility;
    this.meter = meter;
    this.clock = clock;
    this.backoff = new Backoff(random);
    this.log = new RoomLog(stage);
  }

  /** Of the stage that the environment names, over its queue. */
  public static BatchLoop of(Clients clients, Codec codec, Meter meter) {
    return new BatchLoop(
        clients.environment().text("POWERTOOLS_SERVICE_NAME"),
        codec,
        SqsVisibility.of(clients),
        meter,
        Clock.systemUTC(),
        new SecureRandom());
  }

  /**
   * Hands each room of the event to the consumer; an event without records is answered with none.
   */
  public SQSBatchResponse handle(SQSEvent event, Context context, RoomConsumer consumer) {
    if (event.getRecords() == null) {
      return new SQSBatchResponse(List.of());
    }
    Instant deadline = clock.instant().plusMillis(context.getRemainingTimeInMillis());
    List<Callable<List<SQSMessage>>> rooms = new ArrayList<>();
    rooms(event)
        .forEach((room, messages) -> rooms.add(() -> failures(room, messages, deadline, consumer)));
    List<List<SQSMessage>> failures = all(rooms);
    comeBackLater(failures);
    return new SQSBatchResponse(
        failures.stream()
            .flatMap(List::stream)
            .map(message -> new BatchItemFailure(message.getMessageId()))
            .toList());
  }

  private static Map<String, List<SQSMessage>> rooms(SQSEvent event) {
    return event.getRecords().stream()
        .collect(
            groupingBy(
                message -> Delivery.attribute(message, "MessageGroupId", ""),
                LinkedHashMap::new,
                toList()));
  }

  /** The messages of a room that have to come again: none, or all from the first that failed. */
  private List<SQSMessage> failures(
      String room, List<SQSMessage> messages, Instant deadline, RoomConsumer consumer) {
    List<Delivery> deliveries = new ArrayList<>();
    try {
      for (SQSMessage message : messages) {
        Optional<Delivery> delivery = Delivery.read(message, codec);
        if (delivery.isEmpty()) {
          break;
        }
        deliveries.add(delivery.get());
      }
      if (!deliveries.isEmpty()) {
        consumer.consume(new RoomBatch(room, List.copyOf(deliveries), deadline));
        log.consumed(room, deliveries);
        count(deliveries);
      }
    } catch (Throwable failed) {
      // Also an Error: what was not consumed has to come again, whatever the reason.
      log.failed(room, messages, deliveries, failed);
      return messages;
    }
    List<SQSMessage> unplaced = messages.subList(deliveries.size(), messages.size());
    if (!unplaced.isEmpty()) {
      log.unplaced(room, unplaced);
      meter.count("UnplacedItems");
    }
    return unplaced;
  }

  private void count(List<Delivery> deliveries) {
    meter.count("Events", deliveries.size());
    int unreadable = (int) deliveries.stream().filter(delivery -> !delivery.readable()).count();
    if (unreadable > 0) {
      meter.count("Unreadable", unreadable);
    }
  }

  /** All failed items of a room at once: the queue hands none out while an earlier one is away. */
  private void comeBackLater(List<List<SQSMessage>> failures) {
    Map<String, Duration> after = new HashMap<>();
    for (List<SQSMessage> ofRoom : failures) {
      if (!ofRoom.isEmpty()) {
        Duration pause = backoff.after(Delivery.receives(ofRoom.getFirst()));
        ofRoom.forEach(message -> after.put(message.getReceiptHandle(), pause));
      }
    }
    if (!after.isEmpty()) {
      meter.count("FailedItems", after.size());
      visibility.comeBack(after);
    }
  }

  private static <T> List<T> all(List<Callable<T>> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted; the whole batch comes again", interrupted);
    }
  }
}
