package io.roomcast.operator;

import static io.roomcast.aws.Item.key;
import static io.roomcast.aws.Item.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.aws.Table;
import io.roomcast.events.Sequence;
import io.roomcast.local.stack.LocalStack;
import io.roomcast.table.Keys;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
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
    return with(
        stack,
        between(
            SqsClient.class,
            (_, method, arguments) -> {
              before.accept(method.getName(), arguments == null ? "" : arguments[0]);
              return invoke(method, stack.sqs(), arguments);
            }),
        stack.sns());
  }

  /** The same with an SQS that has not heard yet how many messages its queues have. */
  static Stack withEmptySizes(Stack stack) {
    return with(
        stack,
        between(
            SqsClient.class,
            (_, method, arguments) ->
                method.getName().equals("getQueueAttributes")
                    ? GetQueueAttributesResponse.builder().build()
                    : invoke(method, stack.sqs(), arguments)),
        stack.sns());
  }

  /** The same with an SNS that tells of each publish. */
  @SuppressWarnings("unchecked") // The one that takes a builder's mutation.
  static Stack withSns(Stack stack, java.util.function.Consumer<PublishRequest> before) {
    return with(
        stack,
        stack.sqs(),
        between(
            SnsClient.class,
            (_, method, arguments) -> {
              if (method.getName().equals("publish")) {
                before.accept(
                    PublishRequest.builder()
                        .applyMutation(
                            (java.util.function.Consumer<PublishRequest.Builder>) arguments[0])
                        .build());
              }
              return invoke(method, stack.sns(), arguments);
            }));
  }

  /** The same with a table whose scans answer so, page by page, whatever is in it. */
  static Stack withScan(Stack stack, Supplier<ScanResponse> page) {
    DynamoDbClient real = stack.table().client();
    DynamoDbClient client =
        between(
            DynamoDbClient.class,
            (self, method, arguments) -> {
              if (method.getName().equals("scanPaginator")) {
                return InvocationHandler.invokeDefault(self, method, arguments);
              }
              return method.getName().equals("scan") ? page.get() : invoke(method, real, arguments);
            });
    return new Stack(
        new Table(client, stack.table().name()),
        stack.sqs(),
        stack.sns(),
        stack.topicArn(),
        stack.consumers(),
        stack.ages(),
        stack.epoch());
  }

  private static <T> T between(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(Method method, Object on, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static Stack with(Stack stack, SqsClient sqs, SnsClient sns) {
    return new Stack(
        stack.table(), sqs, sns, stack.topicArn(), stack.consumers(), stack.ages(), stack.epoch());
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
    return envelope(seq, content, attributes());
  }

  /** The same with other attributes. */
  static String envelope(
      Sequence seq, String content, Map<String, MessageAttributeValue> attributes) {
    ObjectNode envelope = new JsonMapper().createObjectNode();
    envelope.put("Type", "Notification");
    envelope.put("SequenceNumber", seq.text().substring(4));
    envelope.put("Message", content);
    ObjectNode values = envelope.putObject("MessageAttributes");
    attributes.forEach((name, value) -> values.putObject(name).put("Value", value.stringValue()));
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
