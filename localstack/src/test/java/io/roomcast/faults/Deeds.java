package io.roomcast.faults;

import io.roomcast.client.RawClient;
import io.roomcast.local.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** What is done to clients, or by them. */
final class Deeds {

  private Deeds() {}

  /** The gateway ends a fifth of the room's connections. */
  static void endAFifth(Scene scene, LocalStack stack) {
    List<String> connections = new ArrayList<>(scene.on().items().sockets(scene.room()));
    Collections.shuffle(connections, scene.random());
    connections
        .subList(0, Math.ceilDiv(connections.size(), 5))
        .forEach(id -> ManagementCall.delete(stack.webSocketUrl(), id));
  }

  /** All come back at once. */
  static void dropAll(Scene scene) {
    scene.members().forEach(each -> each.client().drop());
  }

  /**
   * One joins and is gone without a close; one is gone without the end of its TCP connection; of a
   * third the end was never told.
   */
  static void vanish(Scene scene) {
    RawClient client = scene.on().rawIn(scene.room(), scene.on().user());
    client.drop();
    scene.silent().wire().stopReading();
    scene.on().items().putGoneConnection(scene.room());
  }

  /** An event is published that nobody can read. */
  static void poison(Scene scene, LocalStack stack) {
    stack
        .sns()
        .publish(
            request ->
                request
                    .topicArn(stack.topicArn())
                    .messageGroupId(scene.room())
                    .messageDeduplicationId(UUID.randomUUID().toString())
                    .message("{\"type\":")
                    .messageAttributes(
                        Map.of(
                            "delivery", text("durable"),
                            "epoch", text("10"),
                            "correlation", text("poison"))));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /** The members' clocks are set, by more than the time for which SNS knows a duplicate. */
  static void stepTheClock(Scene scene) {
    scene.clock().step(Duration.ofMinutes(6));
  }
}
