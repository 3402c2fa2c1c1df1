package io.roomcast.operator;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.table.Keys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Stacks to operate on, and what is wrong with them. */
final class TestStacks {

  private TestStacks() {}

  /** A running one, as the commands open it. */
  static Stack of(LocalStack local) {
    return new LocalRun(URI.create(local.issuer().issuer()).getPort() - 1).open();
  }

  /** The same with an SQS that tells of each call before it happens, and fails where that fails. */
  static Stack withSqs(Stack stack, BiConsumer<String, Object> before) {
    SqsClient sqs =
        (SqsClient)
            Proxy.newProxyInstance(
                SqsClient.class.getClassLoader(),
                new Class<?>[] {SqsClient.class},
                (_, method, arguments) -> {
                  before.accept(method.getName(), arguments[0]);
                  try {
                    return method.invoke(stack.sqs(), arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
    return new Stack(
        stack.table(),
        sqs,
        stack.sns(),
        stack.topicArn(),
        stack.consumers(),
        stack.ages(),
        stack.epoch());
  }

  /** What a call of sendMessage was given. */
  @SuppressWarnings("unchecked") // The one that takes a builder's mutation.
  static SendMessageRequest sent(Object argument) {
    return SendMessageRequest.builder()
        .applyMutation((java.util.function.Consumer<SendMessageRequest.Builder>) argument)
        .build();
  }

  /** The attributes of a durable event. */
  static Map<String, MessageAttributeValue> attributes() {
    return Map.of("delivery", value("durable"), "epoch", value("10"), "correlation", value("c"));
  }

  private static MessageAttributeValue value(String text) {
    return MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }

  /** What the topic hands to a queue. */
  static String envelope(Sequence seq, String content) {
    ObjectNode envelope = new JsonMapper().createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("SequenceNumber", seq.text().substring(4));
    envelope.put("Message", content);
    ObjectNode attributes = envelope.putObject("MessageAttributes");
    attributes().forEach((k, v) -> attributes.putObject(k).put("Value", v.stringValue()));
    return envelope.toString();
  }

  /** Takes an event out of the log, as if its time was over. */
  static void forget(Table table, String room, Sequence seq) {
    table
        .client()
        .deleteItem(request -> request.tableName(table.name()).key(key(Keys.event(room, seq))));
  }

  /** Takes an event out of the log, as if it never came: the next one links past it. */
  static void lose(Table table, RoomReader reader, String room, Sequence seq, LogEntry next) {
    Sequence prev = reader.find(room, seq).orElseThrow().prev();
    forget(table, room, seq);
    table
        .client()
        .updateItem(
            request ->
                request
                    .tableName(table.name())
                    .key(key(Keys.event(room, next.seq())))
                    .updateExpression("SET prev = :prev")
                    .expressionAttributeValues(Map.of(":prev", text(prev.text()))));
  }
}
