package io.roomcast.sqs;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.array;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one line that a consumer writes for a room's batch; never what was said. */
record RoomLog(String stage) {

  private static final Logger LOG = LoggerFactory.getLogger(RoomLog.class);

  void consumed(String room, List<Delivery> deliveries) {
    LOG.info(
        stage,
        entry("room", room),
        entry("n", deliveries.size()),
        entry("first", deliveries.getFirst().seq().text()),
        entry("last", deliveries.getLast().seq().text()),
        correlation(deliveries));
  }

  void failed(String room, List<SQSMessage> messages, List<Delivery> read, Throwable failure) {
    LOG.error(
        stage + " failed",
        entry("room", room),
        entry("n", messages.size()),
        entry("receives", Delivery.receives(messages.getFirst())),
        correlation(read),
        failure);
  }

  void unplaced(String room, List<SQSMessage> messages) {
    LOG.error(
        stage + " cannot place what is no envelope",
        entry("room", room),
        entry("n", messages.size()),
        entry("messageId", String.valueOf(messages.getFirst().getMessageId())),
        entry("receives", Delivery.receives(messages.getFirst())));
  }

  private static Object correlation(List<Delivery> deliveries) {
    return array("correlation", deliveries.stream().map(Delivery::correlation).toArray());
  }
}
