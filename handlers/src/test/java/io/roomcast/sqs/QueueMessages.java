package io.roomcast.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roomcast.events.Body;
import io.roomcast.events.Codec;
import io.roomcast.events.Content;
import io.roomcast.events.Sequence;
import io.roomcast.events.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Messages as SQS hands them to Lambda, with an SNS envelope in them. */
public final class QueueMessages {

  public static final Instant SENT_AT = Instant.parse("2026-01-31T12:00:00Z");
  public static final Codec CODEC = new Codec();
  private static final JsonMapper JSON = new JsonMapper();

  private QueueMessages() {}

  /** The place of the event that SNS gave this number. */
  public static Sequence seq(long number) {
    return Sequence.of(10, Long.toString(number));
  }

  /** What ana says, told apart by a number. */
  public static Content.Message said(long number) {
    return said(number, "hello " + number);
  }

  /** What ana says, told apart by a number. */
  public static Content.Message said(long number, String text) {
    return new Content.Message(
        new User("ana", "Ana"), SENT_AT, messageId(number), "c" + number, Body.of(text), null);
  }

  private static String messageId(long number) {
    return "%022d".formatted(number);
  }

  /** A delivery that was read. */
  public static Delivery delivery(long number) {
    return delivery(number, said(number));
  }

  /** A delivery that was read, with what happened. */
  public static Delivery delivery(long number, Content content) {
    return new Delivery(
        seq(number),
        !(content instanceof Content.Ephemeral),
        content,
        correlation(number),
        1,
        SENT_AT,
        envelope(number, "original"));
  }

  /** A batch for a room with ample time. */
  public static RoomBatch batch(String room, List<Delivery> deliveries) {
    return new RoomBatch(room, deliveries, SENT_AT.plusSeconds(30));
  }

  /** A batch of messages for a room, with ample time. */
  public static RoomBatch batch(String room, long... numbers) {
    return batch(room, java.util.Arrays.stream(numbers).mapToObj(QueueMessages::delivery).toList());
  }

  public static SQSEvent event(SQSMessage... messages) {
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(messages));
    return event;
  }

  public static SQSMessage message(String room, long number) {
    return message(room, number, CODEC.encode(said(number)), 1);
  }

  public static SQSMessage message(String room, long number, String content, int receives) {
    return raw(room, Long.toString(number), envelope(number, content), receives);
  }

  /** A message with any body. */
  public static SQSMessage raw(String room, String id, String body, int receives) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("message-" + id);
    message.setReceiptHandle("handle-" + id);
    message.setBody(body);
    message.setAttributes(
        Map.of(
            "MessageGroupId", room,
            "ApproximateReceiveCount", Integer.toString(receives),
            "SentTimestamp", Long.toString(SENT_AT.toEpochMilli())));
    return message;
  }

  public static String correlation(long number) {
    return "Kf3xJGk1oAM%04d=".formatted(number);
  }

  private static String envelope(long number, String content) {
    return JSON.createObjectNode()
        .put("Type", "Notification")
        .put("SequenceNumber", "%020d".formatted(number))
        .put("Message", content)
        .<com.fasterxml.jackson.databind.node.ObjectNode>set(
            "MessageAttributes",
            JSON.valueToTree(
                Map.of(
                    "delivery", attribute("durable"),
                    "epoch", attribute("10"),
                    "correlation", attribute(correlation(number)))))
        .toString();
  }

  private static Map<String, String> attribute(String value) {
    return Map.of("Type", "String", "Value", value);
  }
}
